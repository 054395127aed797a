package dev.hindsight.bot.incident;

import dev.hindsight.actions.IdentityId;
import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.Risk;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who agrees to what, as configured; a list without people is an error and never everybody. */
record Roster(
    Map<Risk, List<PersonId>> approvers,
    List<PersonId> breakGlass,
    Map<PersonId, IdentityId> identities,
    Map<PersonId, String> tokens)
    implements ApproverList {

  /** Nobody. */
  static final Roster NOBODY = new Roster(Map.of(), List.of(), Map.of(), Map.of());

  private static final String PERSON = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";
  private static final String BOT = "hindsight";

  /** As Slack names its user groups; people's ids begin with U or W. */
  private static final String CHAT_GROUP = "S[A-Z0-9]{5,20}";

  Roster {
    approvers = Map.copyOf(approvers);
    breakGlass = List.copyOf(breakGlass);
    identities = Map.copyOf(identities);
    tokens = Map.copyOf(tokens);
  }

  /**
   * As configured.
   *
   * @throws IllegalArgumentException with the key and the reason, where that makes no sense
   */
  static Roster of(ApproverSettings settings) {
    ApproverSettings.Approval approval = settings.approval();
    Optional<List<PersonId>> all =
        Optional.ofNullable(settings.approvers()).map(list -> people("approvers", list));
    approval.groups().keySet().forEach(name -> group(approval, "approval.groups", name));
    return new Roster(
        byRisk(approval, all),
        Optional.ofNullable(approval.breakGlass())
            .map(name -> group(approval, "approval.break-glass", name))
            .orElse(List.of()),
        approval.identities().entrySet().stream()
            .collect(
                Collectors.toMap(
                    e -> person("approval.identities", e.getKey()),
                    e ->
                        new IdentityId(filled("approval.identities." + e.getKey(), e.getValue())))),
        tokens(approval.tokens()));
  }

  private static Map<Risk, List<PersonId>> byRisk(
      ApproverSettings.Approval approval, Optional<List<PersonId>> all) {
    approval.risks().keySet().forEach(Roster::requireRisk);
    Map<Risk, List<PersonId>> byRisk = new EnumMap<>(Risk.class);
    for (Risk risk : Risk.values()) {
      String name = risk.name().toLowerCase(Locale.ROOT);
      Optional<List<PersonId>> people =
          Optional.ofNullable(approval.risks().get(name))
              .map(group -> group(approval, "approval.risks." + name, group))
              .or(() -> all);
      if (people.isEmpty() && !approval.risks().isEmpty()) {
        throw wrong("approval.risks." + name, "is missing: nobody could approve such plans");
      }
      people.ifPresent(some -> byRisk.put(risk, some));
    }
    return byRisk;
  }

  private static void requireRisk(String name) {
    if (Arrays.stream(Risk.values()).noneMatch(r -> r.name().equalsIgnoreCase(name))) {
      throw wrong("approval.risks." + name, "is no risk: low, medium or high");
    }
  }

  private static List<PersonId> group(ApproverSettings.Approval approval, String key, String name) {
    List<String> people = approval.groups().get(name);
    if (people == null) {
      throw wrong(
          key, "names the group %s, which hindsight.approval.groups has not".formatted(name));
    }
    return people("approval.groups." + name, people);
  }

  private static List<PersonId> people(String key, List<String> names) {
    if (names.stream().allMatch(String::isBlank)) {
      throw wrong(key, "is empty: name people, or leave it out");
    }
    return names.stream().map(name -> person(key, name)).distinct().toList();
  }

  private static PersonId person(String key, String name) {
    String id = name.strip();
    if (!id.matches(PERSON)) {
      throw wrong(key, "has \"%s\", which is no user id; there are no wildcards".formatted(name));
    }
    if (id.equals(BOT)) {
      throw wrong(key, "has the bot itself, which never approves anything");
    }
    return new PersonId(id);
  }

  private static Map<PersonId, String> tokens(Map<String, String> hashes) {
    Set<String> seen = new HashSet<>();
    hashes.forEach(
        (person, hash) -> {
          if (!hash.matches("[0-9a-f]{64}")) {
            throw wrong(
                "approval.tokens." + person, "is no SHA-256; ./hindsight plan token makes one");
          }
          if (!seen.add(hash)) {
            throw wrong("approval.tokens." + person, "is somebody else's token as well");
          }
        });
    return hashes.entrySet().stream()
        .collect(Collectors.toMap(e -> person("approval.tokens", e.getKey()), Map.Entry::getValue));
  }

  private static String filled(String key, String value) {
    if (value.isBlank()) {
      throw wrong(key, "is empty");
    }
    return value.strip();
  }

  private static IllegalArgumentException wrong(String key, String why) {
    return new IllegalArgumentException("hindsight.%s %s".formatted(key, why));
  }

  /** The chat's groups that are named among the people. */
  Set<String> chatGroups() {
    return Stream.concat(approvers.values().stream().flatMap(List::stream), breakGlass.stream())
        .map(PersonId::value)
        .filter(name -> name.matches(CHAT_GROUP))
        .collect(Collectors.toSet());
  }

  /** The same with people in place of the chat's groups; one that is not given is nobody. */
  Roster with(Map<String, List<PersonId>> members) {
    Map<Risk, List<PersonId>> all = new EnumMap<>(Risk.class);
    approvers.forEach((risk, names) -> all.put(risk, people(names, members)));
    return new Roster(all, people(breakGlass, members), identities, tokens);
  }

  private static List<PersonId> people(List<PersonId> names, Map<String, List<PersonId>> members) {
    return names.stream()
        .flatMap(
            name ->
                name.value().matches(CHAT_GROUP)
                    ? members.getOrDefault(name.value(), List.of()).stream()
                    : Stream.of(name))
        .filter(person -> !person.value().equals(BOT))
        .distinct()
        .toList();
  }

  @Override
  public List<PersonId> of(Risk risk) {
    return approvers.getOrDefault(risk, List.of());
  }

  /** Whose plans a person may approve. */
  Set<Risk> risks(PersonId person) {
    return Arrays.stream(Risk.values())
        .filter(risk -> of(risk).contains(person))
        .collect(Collectors.toSet());
  }

  boolean breaksGlass(PersonId person) {
    return breakGlass.contains(person);
  }

  /** What a person has a say in. */
  record Say(Set<Risk> risks, boolean breaksGlass) {}

  Say sayOf(PersonId person) {
    return new Say(risks(person), breaksGlass(person));
  }

  /** Whether a person has any say at all. */
  boolean has(PersonId person) {
    return breaksGlass(person) || !risks(person).isEmpty();
  }

  /** The human being behind an account, where it is known. */
  Optional<IdentityId> identity(PersonId person) {
    return Optional.ofNullable(identities.get(person));
  }

  @Override
  public List<PersonId> toldOfBrokenGlass() {
    return Stream.concat(everybody().stream(), breakGlass.stream()).distinct().toList();
  }
}
