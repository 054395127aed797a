package dev.hindsight.prompts.template;

import java.util.List;

/**
 * The shapes of secrets, most specific first.
 *
 * <p>Every repetition is bounded or possessive and starts at a boundary, so that no input makes
 * matching slower than linear. A value that is already redacted, a placeholder or a reference is
 * left alone.
 */
final class SecretPatterns {

  private static final String NOT_IN_WORD = "(?<![A-Za-z0-9_-])";

  /** Values that say where a secret is, that there is none, or that it is hidden already. */
  private static final String NO_VALUE =
      "(?!\\\\?[\"']?(?:\\[redacted:[a-z-]{1,24}]|<[^<>\\n"
          + "]{1,200}>|\\$[({]|\\{\\{"
          + "|(?:\\*{2,64}+|x{4,64}+|(?i:true|false|null|nil|none|undefined|empty|not|is|was|has|must"
          + "|missing|required|invalid|incorrect|expired|wrong|too|mismatch|authentication|signature"
          + "|failed|rejected))[.:]?(?![^\\s\"',;&)}\\\\\\]])))";

  /** As in "pass: 12, fail: 0", which tells of tests. */
  private static final String COUNT = "\\s{0,3}[:=]\\s{0,3}\\d{1,4}(?![^\\s,;])";

  /** Words that announce a secret, with the endings that still mean the value itself. */
  private static final String SECRET_NAME =
      "(?i:p(?:ass(?:word|wd|phrase)|(?:(?<![a-z]p)|(?-i:(?<=[a-z]P)))ass(?![a-z]|"
          + COUNT
          + ")|(?<![a-z]p)wd(?!\\s{0,3}[=:]\\s{0,3}/)|rivate[_-]?key(?![_-]?id))"
          + "|s(?:ecret(?:[_-]?access[_-]?key)?|ess(?:ion)?[_-]?id(?![a-z])|igning[_-]?key|(?<=[?&]s)ig)"
          + "|(?<!max_|max-)token|a(?:pi[_-]?key|ccess[_-]?key(?![_-]?id)|ccount[_-]?key)"
          + "|credentials?|encryption[_-]?key|x-amz-signature)"
          + "(?i:[_-]?(?:value|key|base|base64|b64|plain|[0-9]{1,2})){0,2}";

  private static final String IS = "(?:\\s{0,3}=>?\\s{0,3}|\\s{0,3}:\\s{0,12})";

  private static final String QUOTED = "(?:[^\"\\\\\\n]|\\\\[^\\n]){1,2048}+";
  private static final String BARE =
      "(?:[^\\s\"'&;,\\\\]|,(?![\\s\"']|[A-Za-z_]{1,40}=)|\\\\(?![\"'n])){1,2048}+";

  private static final String BASE64_LINES =
      "(?:[A-Za-z0-9+/=]{1,8192}+(?:\\\\[rn]|[ \\t]{0,16}+\\r?\\n[ \\t]{0,16}+){1,4}+){1,512}+";

  private SecretPatterns() {}

  static List<SecretPattern> all() {
    return List.of(
        // keys in armour, also as one line with \n; cut ones lose what looks like a key
        SecretPattern.of(
            "pem",
            "-----BEGIN ",
            "(?<secret>-----BEGIN [A-Z0-9 ]{1,40}-----"
                + "(?:(?:[^-]|-(?!----)){0,16384}+-----END [A-Z0-9 ]{1,40}-----"
                + "|[A-Za-z0-9+/=\\\\\\s]{0,16384}+))"),
        // the rest of a key whose beginning was cut off; lines without an end are passed over at
        // once
        SecretPattern.of(
            "pem",
            "-----END ",
            "(?<![A-Za-z0-9+/=])(?:(?<secret>"
                + BASE64_LINES
                + "-----END (?=[A-Z0-9 ]{0,32}KEY)[A-Z0-9 ]{1,40}-----)|"
                + BASE64_LINES
                + ")"),
        SecretPattern.of(
            "kubeconfig",
            "(?:client-key-data|client-certificate-data|certificate-authority-data)"
                + "[\"']?\\s{0,3}[:=]\\s{0,3}[\"']?(?<secret>[A-Za-z0-9+/=_-]{16,65536}+)"),
        SecretPattern.of(
            "jwt",
            "eyJ",
            NOT_IN_WORD
                + "(?<secret>eyJ[A-Za-z0-9_-]{5,8192}+\\.[A-Za-z0-9_-]{5,8192}+"
                + "(?:\\.[A-Za-z0-9_-]{0,8192}+){0,3}+)"),
        SecretPattern.of(
            "aws-key",
            NOT_IN_WORD
                + "(?<secret>(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Za-z0-9])"
                + "(?:[\\s:,;/|]{1,3}[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=]))?)"),
        SecretPattern.of(
            "gcp-key",
            NOT_IN_WORD
                + "(?<secret>AIza[A-Za-z0-9_-]{35}|ya29\\.[A-Za-z0-9_-]{20,4096}+"
                + "|GOCSPX-[A-Za-z0-9_-]{20,64}+)"),
        SecretPattern.of(
            "azure-secret",
            "Q~",
            "(?<![A-Za-z0-9~._-])(?<secret>[A-Za-z0-9~._-]{3}[0-9]Q~[A-Za-z0-9~._-]{31,40}+)"),
        SecretPattern.of(
            "slack-token",
            NOT_IN_WORD
                + "(?<secret>(?:xox[abceoprs]|xapp)[.-][A-Za-z0-9.-]{10,1024}+"
                + "|(?<=hooks\\.slack\\.com/(?:services|workflows|triggers)/)[A-Za-z0-9/_-]{10,256}+)"),
        SecretPattern.of(
            "github-token",
            NOT_IN_WORD
                + "(?<secret>gh[pousr]_[A-Za-z0-9]{20,255}+|github_pat_[A-Za-z0-9_]{22,255}+)"),
        SecretPattern.of(
            "gitlab-token",
            "gl",
            NOT_IN_WORD
                + "(?<secret>gl(?:pat|dt|rt|rtr|cbt|ptt|ft|soat|agent|oas|imt|ffct)"
                + "-[A-Za-z0-9_.-]{20,255}+)"),
        SecretPattern.of(
            "service-token",
            NOT_IN_WORD
                + "(?<secret>(?:sk|rk|pk)[_-](?:live|test|ant|proj|svcacct|admin)[_-][A-Za-z0-9_-]{16,255}+"
                + "|whsec_[A-Za-z0-9+/=_-]{16,255}+"
                + "|sk-[A-Za-z0-9]{32,255}+|npm_[A-Za-z0-9]{36}|hv[sbr]\\.[A-Za-z0-9_-]{20,255}+"
                + "|SG\\.[A-Za-z0-9_-]{16,64}+\\.[A-Za-z0-9_-]{16,64}+|dckr_pat_[A-Za-z0-9_-]{20,64}+"
                + "|dop_v1_[a-f0-9]{64}|pypi-[A-Za-z0-9_-]{32,512}+)"),
        SecretPattern.of(
            "url-credentials",
            "://",
            "(?i)[a-z0-9+]://"
                + "(?<secret>(?!\\[redacted:)(?:[^\\s/@:\"'<>]{0,128}:(?:[^\\s\"'<>/]{1,256}"
                // a password with a slash; but a port with a path is none
                + "|(?!\\d{1,5}[/,])[^\\s\"'<>/@]{0,128}+/[^\\s\"'<>@]{0,256}+)|[^\\s/@:\"'<>]{20,256}))"
                + "@(?=[\\w.\\[-])"),
        SecretPattern.of(
            "authorization",
            "(?i)\\b(?:proxy-)?authorization\\\\?[\"']?\\s{0,3}[:=]\\s{0,3}\\\\?[\"']?"
                + "(?:(?:basic|bearer|token|digest|negotiate|apikey)\\s{1,3})?"
                + NO_VALUE
                + "(?<secret>(?!(?:basic|bearer|token|digest|negotiate|apikey)\\s)[^\\s\"',;\\\\]{4,8192}+)"),
        SecretPattern.of(
            "bearer",
            "(?i)\\bbearer\\s{1,3}(?=[a-z._~+/=-]{0,255}+[0-9])(?<secret>[a-z0-9._~+/=-]{16,8192}+)"),
        SecretPattern.of(
            "basic-auth",
            "\\b[Bb]asic\\s{1,3}(?=[A-Za-z+/]{0,255}+[0-9=])(?=[^A-Z\\s]{0,255}+[A-Z])"
                + "(?<secret>[A-Za-z0-9+/]{8,1024}+={0,2})"),
        SecretPattern.of(
            "basic-auth",
            "\\bcurl\\b[^\\n]{0,80}?\\s(?:-u|--user)[\\s=]{1,2}[\"']?"
                + "(?<secret>(?!\\[redacted:)[^\\s:\"']{1,64}+:[^\\s\"']{1,256}+)"),
        SecretPattern.of(
            "secret",
            "\\b(?:(?:mysql|mariadb)[a-z-]{0,16}+\\b[^\\n"
                + "]{0,200}?\\s-p|sshpass\\s{1,3}-p\\s{0,3})[\"']?"
                + "(?<secret>(?!\\[redacted:)[^\\s\"']{1,256}+)"),
        SecretPattern.of(
            "cookie",
            "(?i)\\b(?:set-)?cookie\\s{0,3}:\\s{0,3}(?!\\[redacted:)(?<secret>[^\\s\"']{1,128}=[^\\r"
                + "\\n"
                + "\"']{1,4096}+)"),
        // {"name":"DB_PASSWORD","value":"..."} as pods list their environment, JSON or YAML
        SecretPattern.of(
            "secret",
            SECRET_NAME
                + "\\\\?[\"']?[\\s,]{1,60}+\\\\?[\"']?value\\\\?[\"']?\\s{0,3}:\\s{0,3}\\\\?[\"']?"
                + NO_VALUE
                + "(?<secret>"
                + BARE
                + ")"),
        SecretPattern.of(
            "secret",
            SECRET_NAME + "[\"']?" + IS + "\"" + NO_VALUE + "(?<secret>" + QUOTED + ")\""),
        SecretPattern.of(
            "secret",
            SECRET_NAME
                // a name in quotes has its value in quotes; else it is prose: volume "token" :
                // secret
                + "(?:"
                + IS
                + "\\\\?[\"']?|\\\\?[\"']"
                + IS
                + "\\\\?[\"'])"
                + NO_VALUE
                + "(?<secret>"
                + BARE
                + ")"),
        SecretPattern.of(
            "secret",
            "(?<![\\w-])--?[a-z][a-z-]{0,40}?"
                + SECRET_NAME
                + "\\s{1,3}[\"']?(?!-)"
                + NO_VALUE
                + "(?<secret>"
                + BARE
                + ")"),
        SecretPattern.of(
            "email",
            "@",
            "(?<![A-Za-z0-9._%+-])(?<secret>(?!git@)[A-Za-z0-9._%+-]{1,64}+@"
                + "(?:[A-Za-z0-9-]{1,63}+\\.){1,6}"
                + "(?!service\\b|socket\\b|mount\\b|scope\\b|slice\\b|timer\\b)[A-Za-z]{2,24}+)"
                + "(?![A-Za-z0-9-])"));
  }
}
