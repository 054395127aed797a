package dev.hindsight.prompts.template;

import java.util.List;

/** What an HTTP request tells of who sends it: credentials in addresses and headers. */
final class HeaderPatterns {

  private static final String SCHEME =
      "(?:basic|bearer|token|digest|negotiate|apikey|ssws|key|bot)";

  private HeaderPatterns() {}

  static List<SecretPattern> all() {
    return List.of(
        SecretPattern.of(
            "url-credentials",
            "://",
            "(?i)[a-z0-9+]:\\\\?/\\\\?/"
                + "(?<secret>(?!\\[redacted:)(?:[^\\s/@:\"'<>]{0,128}:(?:[^\\s\"'<>/]{1,256}"
                // a password with a slash; but a port with a path is none
                + "|(?!\\d{1,5}[/,])[^\\s\"'<>/@]{0,128}+/[^\\s\"'<>@]{0,256}+)|[^\\s/@:\"'<>]{20,256}))"
                + "@(?=[\\w.\\[-])"),
        SecretPattern.of(
            "url-credentials",
            "%40",
            "(?i)%3A%2F%2F(?<secret>(?:(?!%2F|%40)[^\\s\"'&/@]){0,128}?%3A(?:(?!%2F|%40)[^\\s\"'&/@]){1,256}+)%40"),
        // user:password@tcp(host) as Go's drivers have it, user/password@host as Oracle's
        SecretPattern.of(
            "url-credentials",
            "@",
            "(?<![\\w/.\\[-])(?<secret>[\\w.-]{1,64}+:[^\\s@\"'/]{1,128}+)@(?:tcp|unix)\\("),
        SecretPattern.of(
            "url-credentials",
            List.of("oracle:", "sqlplus"),
            "(?:oracle:(?:thin|oci):|sqlplus\\s{1,3}(?:-\\w\\s){0,2})"
                + "(?<secret>(?!\\[redacted:)[\\w.-]{1,64}+/[^\\s@\"']{1,128}+)@"),
        SecretPattern.of(
            "authorization",
            "authorization",
            "(?i)\\b(?:proxy-|x-)?authorization(?:\\\\{0,3}[\"'])?\\s{0,3}(?::|=>|=(?=\\s{0,3}[\"']?"
                + SCHEME
                + "\\s))\\s{0,3}(?:\\[(?!redacted:)\\s{0,2})?(?:\\\\{0,3}[\"'])?"
                + "(?:"
                + SCHEME
                + "(?:\\s{1,3}|%20))?"
                + Values.NONE
                + "(?<secret>(?!"
                + SCHEME
                + "\\s)[^\\s\"',;\\\\]{4,8192}+)"),
        SecretPattern.of(
            "bearer",
            "bearer",
            "(?i)\\bbearer(?:\\s{1,3}|%20)(?=[a-z._~+/=-]{0,255}+[0-9])(?<secret>[a-z0-9._~+/=-]{16,8192}+)"),
        SecretPattern.of(
            "basic-auth",
            "basic",
            "\\b[Bb]asic(?:\\s{1,3}|%20)(?=[A-Za-z+/]{0,255}+[0-9=])(?=[^A-Z\\s]{0,255}+[A-Z])"
                + "(?<secret>[A-Za-z0-9+/]{8,1024}+={0,2})"),
        SecretPattern.of(
            "cookie",
            "cookie",
            "(?i)\\b(?:set-)?cookie(?:\\\\{0,3}[\"'])?\\s{0,3}:\\s{0,3}(?:\\\\{0,3}[\"'])?(?!\\[redacted:)(?<secret>[^\\s\"'=]{1,128}=[^\\r"
                + "\\n"
                + "\"'\\\\]{1,4096}+)"));
  }
}
