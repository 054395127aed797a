package dev.hindsight.actions.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.hindsight.actions.WishRange;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A plan's template: for which causes, which steps.
 *
 * @param causes none for one that only people choose
 * @param rank which of several for a cause is tried first: 1 before 2; 1 where nothing is said
 * @param values what people may wish of its plan, by the value's name; else it chooses all itself
 * @param title what a plan of several actions is called, the service at {@code {service}}
 */
public record Playbook(
    String name,
    List<String> causes,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Integer> rank,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> title,
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @JsonSetter(nulls = Nulls.AS_EMPTY, contentNulls = Nulls.FAIL)
        SortedMap<String, WishRange> values,
    @JsonSetter(contentNulls = Nulls.FAIL) List<PlaybookStep> steps) {

  private static final String SERVICE = "{service}";
  private static final int LONGEST_TITLE = 120;
  private static final int MOST_STEPS = 20;
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,62}");
  private static final Pattern CAUSE = Pattern.compile("[a-z][a-z0-9_]{0,62}");
  private static final Pattern VALUE = Pattern.compile("[a-z][a-z0-9-]{0,40}");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^}]*}?|}");

  public Playbook {
    causes = List.copyOf(causes);
    steps = List.copyOf(steps);
    values = new TreeMap<>(values);
    for (String value : values.keySet()) {
      require(
          VALUE.matcher(value).matches(),
          "values are named in lower-case letters, digits and dashes, one is '%s'",
          value);
    }
    require(
        NAME.matcher(name).matches(),
        "name must be lower-case letters, digits and dashes, is '%s'",
        name);
    for (String cause : causes) {
      require(
          CAUSE.matcher(cause).matches(),
          "causes must be lower-case letters, digits and underscores, one is '%s'",
          cause);
    }
    require(rank.orElse(1) >= 1, "rank must be 1 or more, is %s", rank.orElse(1));
    long acts = steps.stream().filter(PlaybookStep.Do.class::isInstance).count();
    require(
        acts >= 1 && steps.size() <= MOST_STEPS,
        "steps are 1 to %s, and one of them is an action",
        MOST_STEPS);
    // one action names its own plan, by the object it is done to
    require(title.isPresent() == acts > 1, "a title is for several actions, which need one%s", "");
    title.ifPresent(Playbook::check);
  }

  /** One of which nobody wishes anything. */
  public Playbook(
      String name,
      List<String> causes,
      Optional<Integer> rank,
      Optional<String> title,
      List<PlaybookStep> steps) {
    this(name, causes, rank, title, new TreeMap<>(), steps);
  }

  /** One action, first in the order. */
  public Playbook(String name, List<String> causes, Template action) {
    this(name, causes, Optional.empty(), Optional.empty(), List.of(new PlaybookStep.Do(action)));
  }

  private static void check(String title) {
    require(
        !title.isBlank() && title.length() <= LONGEST_TITLE,
        "a title has 1 to %s characters",
        LONGEST_TITLE);
    Matcher placeholder = PLACEHOLDER.matcher(title);
    while (placeholder.find()) {
      require(
          placeholder.group().equals(SERVICE),
          "a title can have " + SERVICE + ", not '%s'",
          placeholder.group());
    }
  }

  private static void require(boolean fits, String otherwise, Object value) {
    if (!fits) {
      throw new IllegalArgumentException(otherwise.formatted(value));
    }
  }

  /** Its place among those for the same cause. */
  int order() {
    return rank.orElse(1);
  }

  /** What is done, in that order. */
  public List<Template> templates() {
    return steps.stream()
        .flatMap(
            step -> step instanceof PlaybookStep.Do(Template t) ? Stream.of(t) : Stream.empty())
        .toList();
  }

  /** What its plan for this service is called; empty where its one action says it. */
  Optional<String> titleFor(String service) {
    return title.map(text -> text.replace(SERVICE, service));
  }

  /** As all playbooks were before they could have several steps. */
  private record OneAction(String name, List<String> causes, Template action) {}

  /**
   * SHA-256 of what it does and for which causes. One action alone is written as it always was: who
   * approved it in advance approved the same thing; what is wished of it was approved by nobody.
   */
  String hash() {
    boolean one = steps.size() == 1 && title.isEmpty();
    Object says =
        one
            ? new OneAction(name, causes, templates().getFirst())
            : new Playbook(name, causes, Optional.empty(), title, steps);
    return PlanJson.sha256(PlanJson.canonical(says));
  }
}
