package dev.hindsight.prompts.ground;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The words of English that the check must know. */
final class Lexicon {

  /** They carry no fact. */
  static final Set<String> EMPTY =
      words(
          "a about after again all also an and another any are as at back be because became become"
              + " been before being both but by came can caused causes causing code did do does due"
              + " during each for from further given had has have having here however if in into is"
              + " it its itself just kept last later like looks made main makes many may means more"
              + " most much new next now occurred of on once only or other out over own points"
              + " previous rather reason result same saw says seen seems several shortly show shown"
              + " shows since so some speaks still such than that the their them then there"
              + " therefore these they this those though through time times to together too under"
              + " until up very was were what when where which while who why will with within would"
              + " yet evidence fact facts line lines alert alerts reported reports say according"
              + " indicates suggests supports");

  /** How sure somebody is; only the engine may say it. */
  static final Set<String> LIKELIHOOD =
      words(
          "likely unlikely likelihood possible possibly impossible unclear probable probably"
              + " improbable certain certainly definite definitely sure surely undoubtedly"
              + " doubtless guaranteed proven proves proof confirmed confirms clearly obviously"
              + " evidently chance chances odds percent confidence confident maybe perhaps"
              + " presumably suspected might could");

  /** Takes from how sure somebody is. */
  static final Set<String> WEAKER = words("less least far little wrong wrongly");

  /** Claims about why. */
  static final Set<String> CAUSAL =
      words(
          "cause caused causes causing because culprit due root reason responsible blame"
              + " triggered result results resulted resulting lead leads led leading therefore thus"
              + " hence");

  /** Turns a sentence around. */
  static final Set<String> NEGATION =
      words(
          "not no never none nothing nobody without cannot can't isn't aren't wasn't weren't"
              + " doesn't don't didn't won't wouldn't couldn't shouldn't hasn't haven't hadn't"
              + " neither nor hardly barely failed unable missing wrong wrongly false untrue");

  /** Good news and calls to act: only the engine may say them, never a line of a log. */
  static final Set<String> GRAVE =
      words(
          "resolved fixed solved recovered recover recovers recovering recovery restored restore"
              + " back over ended stable succeeded success successful successfully cleared healthy"
              + " harmless safe fine well ok okay normal ignore should must shall ought please"
              + " recommend recommended recommends advise advised consider need needs needed you"
              + " your we us our approve approved approval reject rejected urgent immediately"
              + " instruction instructions prompt");

  /** An order begins with one of these. */
  static final Set<String> ORDERS =
      words(
          "add apply approve call check click contact cordon delete disable do don't drain enable"
              + " execute fix go ignore increase install kill make open page raise reduce reject"
              + " remove restart roll run scale set start stop try update upgrade use visit wait"
              + " never always let try deploy download");

  /**
   * What prose is made of besides: no names of things that run, so that a name is always a word of
   * the facts.
   */
  private static final Set<String> PROSE =
      words(
          "able above abruptly accept act active actual add affect affected affects afterwards"
              + " again against ago agree ahead allow almost already although always amount answer"
              + " appear application apply around arrive associated attempt authentication"
              + " automatically available away bad began begin begun beyond big break briefly bring"
              + " broke broken brought built called carry change cite cited clear close come common"
              + " compare complete configuration connect connection consistent consistently contain"
              + " continue correct count crash crashed crashing current cut date day days deploy"
              + " describe despite detail differ different difficult directly down drop due each"
              + " earlier early either else end engine enough entire even ever every evict evicted"
              + " exact exceed exceeded exceeds exhaust exist exit expect experience expire explain"
              + " extra fact fail failure far fast few fill find fit follow found frequent full"
              + " general give given go gone got grew grow grown guess half happen hard help hence"
              + " high higher hint hit hold hour hours however immediate impact incident include"
              + " increase indeed indicate instead interrupt issue keep keeps kept kill known"
              + " labelled lack large last late later lead leave left less level limit little live"
              + " load long look lose lost low lower main make match matched matter mean meant"
              + " measure mention minute minutes miss moment monitor month move much named near"
              + " necessary never note notice number observe occur old older online open operate"
              + " original outage overall own part particular pass past people per period phase"
              + " place point present prevent previously problem produce pull pulled quick quite"
              + " raise ran range ranked ranking ranks rapid reach read reads ready recent recover"
              + " reduce refer refuse reject relate remain remove repeat repeatedly report require"
              + " respond rest restart restarting return rise rollout rose run running schedule"
              + " scheduled second seconds see seem send sent set several short show shut sign"
              + " similar simple single situation slow small soon specific stand start state stay"
              + " step stop stopped strong stuck subsequently succeed success sudden suffer sum"
              + " support take taken tell telling tend term terminate thing think time today told"
              + " took total track trend tried tries trouble try trying turn twice unavailable"
              + " under underlying understand unusual up usage use usual value wait warn was way"
              + " week weeks well went whether whole wide word words work worse worst write wrong"
              + " yesterday yet");

  static final Set<String> NUMBERS =
      words(
          "zero one two three four five six seven eight nine ten eleven twelve thirteen fifteen"
              + " twenty thirty forty fifty sixty hundred hundreds thousand thousands million dozen"
              + " dozens half twice thrice double doubled triple tripled quarter couple");

  private static final List<String> ENDINGS = List.of("s", "es", "d", "ed", "ing", "ly");

  private Lexicon() {}

  /** A word that other rules weigh, or ordinary prose. */
  static boolean known(String word) {
    return Stream.of(LIKELIHOOD, CAUSAL, NEGATION, GRAVE, ORDERS, NUMBERS)
            .anyMatch(set -> set.contains(word))
        || prose(word);
  }

  /** Whatever its ending. */
  private static boolean prose(String word) {
    return EMPTY.contains(word)
        || PROSE.contains(word)
        || ENDINGS.stream()
            .filter(word::endsWith)
            .map(ending -> word.substring(0, word.length() - ending.length()))
            .anyMatch(stem -> PROSE.contains(stem) || PROSE.contains(stem + "e") || doubled(stem));
  }

  /** As in "stopped". */
  private static boolean doubled(String stem) {
    int last = stem.length() - 1;
    return last > 1
        && stem.charAt(last) == stem.charAt(last - 1)
        && PROSE.contains(stem.substring(0, last));
  }

  private static Set<String> words(String all) {
    return Set.of(Arrays.stream(all.split(" ")).distinct().toArray(String[]::new));
  }
}
