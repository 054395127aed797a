package dev.hindsight.knowledge.rank;

import dev.hindsight.knowledge.EvidenceLine;
import dev.hindsight.knowledge.Symptoms;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells words in which a program speaks for itself from those that speak to whoever reads the log,
 * or as the cluster or an alert does: anybody who can make a service log something can write these,
 * so they are no evidence.
 */
final class Voice {

  private static final int MOST_CHARS = 2_000;

  private static final String SOMEBODY =
      "(?:assistant|chat ?bot|bot|operator|on-?call|responder|reader|sre|llm|(?:ai|language)"
          + " (?:model|agent|system)|ai)\\b";

  /** A clause that tells the reader what to think, say or do. */
  private static final List<Pattern> TO_THE_READER =
      Stream.of(
              // somebody who is no part of the system is addressed
              "\\b(?:dear|attention|hey|hello|hi|note|notice|message|instructions?|hint|advice)\\b["
                  + " ,:]{0,3}(?:(?:to|for|the|any|all|this|whoever|you|dear) ){0,3}(?:[\\w-]{1,20}"
                  + " ){0,2}"
                  + SOMEBODY
                  + "(?! (?:does|is|did|matches|exists)\\b)",
              "(?:^\\W{0,3}|[.;:#>*\\])] ?|\\b(?:info|warn|warning|error|debug|notice|fatal) )"
                  + "to (?:(?:the|any|all|this|whoever|our|my) ){0,2}(?:[\\w-]{1,20} ){0,2}"
                  + SOMEBODY
                  + " ?[:,]",
              "\\byou are (?:an? |the )?(?:\\w{1,20} ){0,2}(?:assistant|bot|ai|model|agent)\\b",
              "\\byou (?:must|should|shall|need to|have to|can safely|may) (?:now |only |not"
                  + " |always )?(?:answer|say|report|ignore|conclude|respond|reply"
                  + "|disregard|forget|rank|treat|consider|blame|assume|stop)\\b",
              // what was said before is to count no more
              "(?:^|[\\W_]|please |now |and |must )(?:ignore|disregard|forget|override|discard)"
                  + " (?:(?:any|all|the|your|every|these|those) ){0,3}(?:of (?:the )?)?"
                  + "(?:previous|prior|above|earlier|preceding|other|everything|else|rest|following)\\b",
              "\\b(?:new|updated|revised|additional|system|hidden|special|further)"
                  + " (?:instructions?|prompts?|directives?)\\b",
              // an answer is put into the mouth
              "(?:^|[.,;:#>*\\])] ?|please |must |now |and"
                  + " )(?:answer|respond|reply|say|report|conclude|state|classify|diagnose|tell"
                  + " (?:them|people|everyone|the team))"
                  + " (?:only|just|exactly|that|with|this|as|nothing)\\b"
                  // a server's answer is one of numbers
                  + "(?! (?:an? |the )?(?:http|status|code|error|\\d))",
              "\\b(?:(?:real|actual|true|only|confirmed|root) cause (?:of \\w{1,20} (?:\\w{1,20}"
                  + " )?)?(?:is|was)|the cause is)\\b(?!:? ?[\\w.$]{0,200}(?:Exception|Error)\\b)",
              "\\bcause\\b[^\\n]{0,60}\\b(?:likelihood|probability|confidence|confirmed)\\b ?[=:]",
              "\\b(?:this|the) (?:incident|outage|alert|problem|case) (?:is|was|has been|can be)"
                  + " (?:already |now |safely )?(?:solved|resolved|closed|over|ignored|a false"
                  + " alarm|harmless|expected|fine)\\b",
              // a remedy is offered
              "\\b(?:suggested|recommended|proposed) (?:remediation|fix|action|remedy|solution)\\b"
                  + " ?:",
              "^\\W{0,3}(?:fix|remedy|remediation|solution|runbook says|workaround)\\b ?:? ")
          .map(Voice::pattern)
          .toList();

  /** The form in which an alert, an event or a state is printed. */
  private static final List<Pattern> OF_THE_PLATFORM =
      Stream.of(
              "\\[(?:FIRING|RESOLVED)(?::\\d{1,5})?\\]",
              "\\b(?:ALERTS\\{|alertname=|alertstate=)",
              "^\\W{0,3}(?:\\d\\w{0,12}\\s+)?(?:Normal|Warning)\\s+(?-i:[A-Z][a-z]+[A-Z]\\w{1,60}"
                  + "|[A-Z]{2,6}[a-z]\\w{1,60}|Evicted|Unhealthy|Failed|Killing|Preempted)\\b",
              "\\b(?:Last"
                  + " )?(?:State|Status|Reason):\\s*(?:Terminated|Waiting|Running|OOMKilled|Error"
                  + "|Completed|CrashLoopBackOff|Evicted|Failed|Pending)\\b",
              "(?<![/\\d])\\d{1,5}/\\d{1,5} nodes are available",
              "\\bFailed to pull image \"|\\bBack-?off (?:restarting failed container|pulling"
                  + " image)\\b",
              "^\\W{0,3}(?:forbidden: )?exceeded quota: [\\w.-]{1,253}, (?:requested|used)\\b",
              "^\\W{0,3}(?:Readiness|Liveness|Startup) probe (?:failed|errored):",
              "\\b(?:Available|PodScheduled|ContainersReady|Progressing|MemoryPressure|DiskPressure"
                  + "|PIDPressure|ReplicaFailure)[=:] ?(?:True|False|Unknown)\\b")
          .map(Voice::pattern)
          .toList();

  private Voice() {}

  private static Pattern pattern(String text) {
    return Pattern.compile(text, Pattern.CASE_INSENSITIVE);
  }

  /** Where something begins that a program has no business to say. */
  static OptionalInt foreignFrom(String text) {
    String bounded = text.length() <= MOST_CHARS ? text : text.substring(0, MOST_CHARS);
    return Stream.concat(TO_THE_READER.stream(), OF_THE_PLATFORM.stream())
        .map(pattern -> pattern.matcher(bounded))
        .filter(Matcher::find)
        .mapToInt(Matcher::start)
        .min();
  }

  static boolean isForeign(String text) {
    String bounded = text.length() <= MOST_CHARS ? text : text.substring(0, MOST_CHARS);
    return Stream.concat(TO_THE_READER.stream(), OF_THE_PLATFORM.stream())
        .anyMatch(pattern -> pattern.matcher(bounded).find());
  }

  /** The symptoms with what programs say for themselves, today and in better days. */
  static Symptoms own(Symptoms symptoms) {
    List<EvidenceLine> today = own(symptoms.evidence());
    List<EvidenceLine> before = own(symptoms.healthy());
    return today.equals(symptoms.evidence()) && before.equals(symptoms.healthy())
        ? symptoms
        : new Symptoms(
            symptoms.service(),
            symptoms.namespace(),
            symptoms.alertNames(),
            symptoms.alertTexts(),
            today,
            before,
            symptoms.since(),
            symptoms.calls());
  }

  private static List<EvidenceLine> own(List<EvidenceLine> lines) {
    return lines.stream().flatMap(line -> own(line).stream()).toList();
  }

  private static Optional<EvidenceLine> own(EvidenceLine line) {
    if (Source.of(line) != Source.LOGS || !isForeign(line.text())) {
      return Optional.of(line);
    }
    // a document on one line is read first and judged in pieces
    return isDocument(line.text())
        ? Optional.of(line.saying(OwnWords.withoutQuotes(line.text())))
        : OwnWords.of(line.text()).map(line::saying);
  }

  private static boolean isDocument(String text) {
    String start = text.stripLeading();
    return start.startsWith("{") || start.startsWith("[{");
  }
}
