package dev.hindsight.prompts;

import java.util.List;
import java.util.stream.Collectors;

/** One numbered thing that may be told; who said it decides what it may be used for. */
public sealed interface Fact {

  int number();

  /** As it stands in a prompt, after its number. */
  String line();

  /** What it bears out: the line without our own frame around it. */
  String said();

  /**
   * A cause as the engine ranked it.
   *
   * @param likelihood how sure the engine is, in its words: "likely", "possible", "unclear" ...
   * @param restsOn numbers of the facts that speak for it
   * @param against numbers of the facts that speak against it
   */
  record Cause(
      int number, String title, String likelihood, List<Integer> restsOn, List<Integer> against)
      implements Fact {

    public Cause {
      title = Cleaning.ofOurs(title);
      restsOn = List.copyOf(restsOn);
      against = List.copyOf(against);
    }

    @Override
    public String line() {
      String rests = restsOn.isEmpty() ? "" : " Rests on " + pointers(restsOn) + ".";
      String speaks = against.isEmpty() ? "" : " Against it: " + pointers(against) + ".";
      return "cause, %s: %s.%s%s".formatted(likelihood, title, rests, speaks);
    }

    @Override
    public String said() {
      return "%s: %s.".formatted(likelihood, title);
    }

    private static String pointers(List<Integer> numbers) {
      return numbers.stream().map("[%d]"::formatted).collect(Collectors.joining(" "));
    }
  }

  /** Something else that the engine knows, in its own words. */
  record Known(int number, String text) implements Fact {

    public Known {
      text = Cleaning.ofOurs(text);
    }

    @Override
    public String line() {
      return "known: " + text;
    }

    @Override
    public String said() {
      return text;
    }
  }

  /** What the engine read off an object. */
  record Seen(int number, String about, String text) implements Fact {

    public Seen {
      about = Cleaning.ofOthers(about);
      text = Cleaning.ofOthers(text);
    }

    @Override
    public String line() {
      return "seen, " + said();
    }

    @Override
    public String said() {
      return about + ": " + text;
    }
  }

  /** Words that anybody may have written: an alert, an event, a line of a log. */
  record Quoted(int number, String about, String text) implements Fact {

    public Quoted {
      about = Cleaning.ofOthers(about);
      text = Cleaning.ofOthers(text);
    }

    @Override
    public String line() {
      return "quoted, " + said();
    }

    @Override
    public String said() {
      return about + ": " + text;
    }
  }
}
