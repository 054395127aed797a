package dev.hindsight.prompts.template;

import java.util.List;

/** Private keys in armour, and what a kubeconfig holds; certificates and public keys stay. */
final class KeyPatterns {

  private static final String PRIVATE =
      "(?:[A-Z0-9]{1,16} ){0,3}PRIVATE KEY(?: BLOCK)?|OpenSSH PRIVATE KEY";

  /** Lines of a key, or the same in one line with \n. */
  private static final String BASE64_LINES =
      "(?:[A-Za-z0-9+/=]{1,8192}+(?:\\\\{1,3}[rn]|\\h{0,16}+\\r"
          + "?\\n"
          + "\\h{0,16}+){1,4}+){1,512}+";

  private KeyPatterns() {}

  static List<SecretPattern> all() {
    return List.of(
        // also with the prefix of a log on each line; a cut one loses what looks like a key
        SecretPattern.of(
            "pem",
            "-----begin ",
            "(?<secret>-----BEGIN (?:"
                + PRIVATE
                + ")-----(?:(?:[^-]|-(?!----)){0,16384}+-----END [A-Z0-9 ]{1,40}-----"
                + "|[A-Za-z0-9+/=\\\\\\s]{0,16384}+))"),
        // the rest of a key whose beginning was cut off; lines without an end are passed over
        SecretPattern.of(
            "pem",
            "-----end ",
            "(?<![A-Za-z0-9+/=])(?:(?<secret>"
                + BASE64_LINES
                + "-----END (?=[A-Z0-9 ]{0,32}PRIVATE KEY)[A-Z0-9 ]{1,40}-----)|"
                + BASE64_LINES
                + ")"),
        SecretPattern.of(
            "age-key", "age-secret-key-", "(?<secret>AGE-SECRET-KEY-1[0-9A-Z]{20,80}+)"),
        SecretPattern.of(
            "kubeconfig",
            "-data",
            "(?:client-key-data|client-certificate-data|certificate-authority-data)"
                + "(?:\\\\{0,3}[\"'])?\\s{0,3}[:=]\\s{0,3}(?:\\\\{0,3}[\"'])?"
                + "(?<secret>[A-Za-z0-9+/=_-]{16,65536}+)"));
  }
}
