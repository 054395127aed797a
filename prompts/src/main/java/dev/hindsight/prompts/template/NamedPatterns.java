package dev.hindsight.prompts.template;

import static dev.hindsight.prompts.template.Values.BARE;
import static dev.hindsight.prompts.template.Values.NONE;
import static dev.hindsight.prompts.template.Values.QUOTE;

import java.util.List;

/** Values that only their name gives away: in JSON, YAML, XML, properties, environments, prose. */
final class NamedPatterns {

  private static final String KIND = "secret";

  /** What every name holds. */
  static final List<String> HINTS =
      List.of(
          "pass",
          "pwd",
          "secret",
          "token",
          "key",
          "sess",
          "sig",
          "shared",
          "_auth",
          "cookie",
          "credential");

  /** As in "pass: 12, fail: 0", which tells of tests. */
  private static final String COUNT = "\\s{0,3}[:=]\\s{0,3}\\d{1,4}(?![^\\s,;])";

  /** Words that announce a secret, with the endings that still mean the value itself. */
  static final String NAME =
      "(?i:p(?:ass(?:word|wort|wd|phrase|code)|(?:(?<![a-z]p)|(?-i:(?<=[a-z]P)))ass(?![a-z]|"
          + COUNT
          + ")|(?<![a-z]p)wd(?!\\s{0,3}[=:]\\s{0,3}/)|rivate[_-]?key(?![_-]?id)|re[_-]?shared[_-]?key)"
          + "|s(?:ecret(?!(?<=:secret):)(?:[_-]?access[_-]?key)?|ess(?:ion)?[_-]?id(?=[^\\w]{1,8}(?!0x)[\\w.-]{16})"
          + "|(?:igning|ubscription|ession|hared(?:[_-]?access)?)[_-]?key|hared[_-]?access[_-]?signature|torepass|(?<=[?&]s)ig)|(?<!max[_-]|next[_-]|next|page[_-]|page|unexpected"
          + " |unexpected_|illegal |continue[_-])token|a(?:pi|pp|uth|ccess|ccount|dmin)[_"
          + " -]?key(?![_-]?id)|(?:master|functions|hmac|licen[sc]e|crypto|encryption)[_-]?key"
          + "|(?<![a-z0-9])_auth|erlang[_-]?cookie|rediscli_auth|(?<!amz-|goog-)credentials?|x-(?:amz|goog)-signature|webhook[_-]?secret)"
          + "(?i:[_-]?(?:value|key|base|base64|b64|plain|pem|[0-9]{1,2})){0,2}";

  private static final String IS =
      "(?>\\h{0,8}(?:=>|:=|=(?!>)|%3D)\\h{0,8}" + "|\\h{0,3}(?::(?!=)|%3A)\\h{0,12}(?:%20){0,2})";

  /** The same before a quoted value, which may stand on the next line. */
  private static final String IS_QUOTED =
      "(?:\\s{0,8}(?:=>|:=|=|%3D|:|%3A)(?:\\\\[nt]|\\s|\\+|%20){0,24})";

  private static final String IN_QUOTES =
      "(?<quote>"
          + QUOTE
          + ")(?<secret>(?:(?!\\k<quote>)(?:\\\\[^\\n]|[^\\n])){1,1024}+)\\k<quote>";

  private NamedPatterns() {}

  static List<SecretPattern> all() {
    return List.of(
        // {"name":"DB_PASSWORD","value":"..."} as pods list their environment, either way round
        SecretPattern.of(
            KIND,
            HINTS,
            NAME
                + optional(QUOTE)
                + "[\\s,;]{1,60}+"
                + optional(QUOTE)
                + "(?i:value)"
                + optional(QUOTE)
                + "\\s{0,3}[:=]\\s{0,3}"
                + optional(QUOTE)
                + NONE
                + "(?<secret>"
                + BARE
                + ")"),
        SecretPattern.of(
            KIND,
            HINTS,
            "(?i:\\bvalue)"
                + optional(QUOTE)
                + "\\s{0,3}[:=]\\s{0,3}"
                + QUOTE
                + NONE
                + "(?<secret>[^\"'\\\\\\n]{1,512}+)"
                + QUOTE
                + "\\s{0,3},\\s{0,24}"
                + QUOTE
                + "(?i:name|key)"
                + QUOTE
                + "\\s{0,3}[:=]\\s{0,3}"
                + QUOTE
                + "[\\w.-]{0,60}?"
                + NAME
                + QUOTE),
        SecretPattern.of(KIND, HINTS, NAME + optional(QUOTE) + IS_QUOTED + NONE + IN_QUOTES),
        // a block of YAML
        SecretPattern.of(
            KIND,
            HINTS,
            NAME + ":\\h{1,4}[|>][+-]?\\r?\\n\\h{1,32}+" + NONE + "(?<secret>[^\\s]{1,1024}+)"),
        SecretPattern.of(
            KIND,
            HINTS,
            "<[\\w.:-]{0,40}?"
                + NAME
                + ">\\s{0,24}"
                + NONE
                + "(?<secret>[^<\\s]{1,1024}+)\\s{0,24}</"),
        SecretPattern.of(
            KIND,
            HINTS,
            NAME
                // a name in quotes has its value in quotes; else it is prose: volume "token" :
                // secret
                + "(?:"
                + IS
                + optional(QUOTE)
                + "|"
                + QUOTE
                + IS
                + QUOTE
                + ")"
                + NONE
                + bareName()
                + "(?<secret>"
                + BARE
                + ")"),
        // "the password for db is ...", where the value looks like one
        SecretPattern.of(
            KIND,
            HINTS,
            "(?i:pass(?:word|phrase|code)|\\bpw|secret|token|api[_ -]?key)"
                + "(?:\\h(?i:for|of|to|on)\\h[\\w./@-]{1,60})?(?:\\h(?i:is|was|now)){1,2}:?\\s{1,2}"
                + optional(QUOTE)
                + NONE
                + "(?=[^\\s0-9]{0,64}+[0-9])(?=[^\\sA-Za-z]{0,64}+[A-Za-z])(?<secret>[^\\s\"'`,;]{6,256}+)"),
        SecretPattern.of(
            KIND,
            HINTS,
            "(?i:\\bpass(?:word|phrase))\\s{1,3}(?<quote>['\"])"
                + NONE
                + "(?<secret>(?!\\k<quote>)[^\\s\"']{1,256}+)\\k<quote>"));
  }

  /** "secret: checkout-db" names a Secret of Kubernetes. */
  private static String bareName() {
    return "(?!(?<=(?<![A-Za-z0-9_-])(?i:secret):\\h{1,3})[a-z]{1,40}(?:-[a-z0-9]{1,40}){1,8}+(?![^\\s\"',;]))";
  }

  private static String optional(String regex) {
    return regex + "?";
  }
}
