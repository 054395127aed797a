package dev.hindsight.prompts.template;

import java.util.ArrayList;
import java.util.List;

/** What tells of a person: e-mail addresses, and network addresses where the policy says so. */
final class PersonalPatterns {

  private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)";
  private static final String OWN =
      "(?!10\\.|127\\.|0\\.|169\\.254\\.|192\\.168\\.|172\\.(?:1[6-9]|2\\d|3[01])\\.|100\\.(?:6[4-9]|[7-9]\\d|1[01]\\d|12[0-7])\\.)";
  private static final String OWN_6 = "(?!(?i:f[cd]|fe[89ab]))";

  private PersonalPatterns() {}

  static List<SecretPattern> of(RedactionPolicy policy) {
    List<SecretPattern> all = new ArrayList<>();
    if (policy.emails()) {
      all.add(email());
    }
    switch (policy.addresses()) {
      case KEEP -> {}
      case PUBLIC -> all.addAll(addresses(OWN, OWN_6));
      case ALL -> all.addAll(addresses("", ""));
    }
    return all;
  }

  private static SecretPattern email() {
    return SecretPattern.of(
        "email",
        "@",
        "(?<![A-Za-z0-9._%+-])(?<secret>(?!git@)[A-Za-z0-9._%+-]{1,64}+@"
            + "(?:[A-Za-z0-9-]{1,63}+\\.){1,6}"
            + "(?!service\\b|socket\\b|mount\\b|scope\\b|slice\\b|timer\\b)[A-Za-z]{2,24}+)"
            + "(?![A-Za-z0-9-])");
  }

  private static List<SecretPattern> addresses(String own, String own6) {
    return List.of(
        SecretPattern.of(
            "address",
            ".",
            "(?<![\\w.-])(?<secret>"
                + own
                + "(?:"
                + OCTET
                + "\\.){3}"
                + OCTET
                + ")(?![\\w-]|\\.\\d)"),
        SecretPattern.of(
            "address",
            ":",
            "(?<![\\w:.])(?<secret>"
                + own6
                + "(?:[0-9a-fA-F]{1,4}:){7}[0-9a-fA-F]{1,4}|(?<![\\w:.])"
                + own6
                + "(?=[0-9a-fA-F:]{6})[0-9a-fA-F]{1,4}(?::[0-9a-fA-F]{1,4}){0,6}+::(?:[0-9a-fA-F]{1,4}(?::[0-9a-fA-F]{1,4}){0,6}+)?)"
                + "(?![\\w:])"));
  }
}
