package dev.hindsight.prompts.template;

import static dev.hindsight.prompts.template.Values.BARE;
import static dev.hindsight.prompts.template.Values.NONE;
import static dev.hindsight.prompts.template.Values.QUOTE;

import java.util.List;

/** Passwords among the arguments of programs, in statements and in files of fixed form. */
final class CommandPatterns {

  private static final String KIND = "secret";

  /** From an option to its value: on the same line, or the next item of a list. */
  private static final String NEXT =
      "(?:"
          + QUOTE
          + "\\s{0,3},\\s{0,24}"
          + QUOTE
          + "|\\h{1,3}"
          + QUOTE
          + "?|"
          + QUOTE
          + "?\\r?\\n\\h{0,24}-\\h{1,3}"
          + QUOTE
          + "?)";

  private static final String ARGUMENT = "(?<secret>(?!\\[redacted:|[{=])[^\\s\"'`,|>]{1,256}+)";

  private CommandPatterns() {}

  static List<SecretPattern> all() {
    return List.of(
        SecretPattern.of(
            KIND,
            NamedPatterns.HINTS,
            "(?<![\\w-])--?(?:[A-Za-z][A-Za-z0-9._-]{0,40}?)?"
                + NamedPatterns.NAME
                + NEXT
                + "(?!-|id=|\\|)"
                + NONE
                + "(?<secret>"
                + BARE
                + ")"),
        SecretPattern.of(
            "basic-auth",
            List.of("curl", "http", "wget", "xh"),
            "\\b(?:curl|http|wget|xh)\\b[^\\n"
                + "]{0,120}?(?:\\s|[\"'])(?:-u|--user|--proxy-user|-a|--auth)(?:[\\s=]{1,2}|"
                + NEXT
                + ")[\"']?(?<secret>(?!\\[redacted:)[^\\s:\"'/]{1,64}+:[^\\s\"']{1,256}+)"),
        SecretPattern.of(
            KIND,
            "curl",
            "\\bcurl\\b[^\\n"
                + "]{0,120}?\\s-u[\"']?(?<secret>(?!\\[redacted:)[^\\s:\"'/-]{1,64}+:[^\\s\"']{1,256}+)"),
        SecretPattern.of(
            KIND,
            "-p",
            "\\b(?:(?:mysql|mariadb|mycli|xtrabackup|mongo|sshpass|cqlsh|influx)[a-z-]{0,16}+|(?:docker|podman|helm"
                + " registry|oc|az) login)\\b[^\\n"
                + "]{0,120}?(?:\\s|[\"'])-p(?=[^\\n"
                + "]{0,3})(?!\\s{0,2}(?:[\\d.]{1,21}:)?\\d{1,5}(?:[:/-]|\\s|$))(?:"
                + NEXT
                + "|[\"'])?(?![\\w/.-]{0,64}/|-)"
                + ARGUMENT),
        // whoever is named with -u has a password with -p
        SecretPattern.of(
            KIND,
            "-p",
            "\\s-[uU]\\s{0,2}[\\w.@\\\\-]{1,64}\\s{1,3}(?:-{1,2}[a-z-]{1,20}[ =][^\\s-]{1,60}"
                + " ){0,2}-p"
                + "(?!\\s{0,2}(?:\\d{1,5}(?:[:/-]|\\s|$)|(?:emerg|alert|crit|err|warning|notice|info|debug)\\b))"
                + "\\s{0,2}[\"']?(?![\\w.-]{0,64}/|-)"
                + ARGUMENT),
        SecretPattern.of(
            KIND,
            "redis-cli",
            "\\bredis-cli\\b[^\\n]{0,120}?\\s(?:-a|--pass)\\s{1,2}[\"']?" + ARGUMENT),
        SecretPattern.of(
            KIND,
            List.of("requirepass", "masterauth", "auth "),
            "\\b(?:requirepass|masterauth|AUTH)\\s{1,3}[\"']?"
                + NONE
                + "(?=[^\\s0-9]{0,64}+[0-9])"
                + ARGUMENT),
        SecretPattern.of(
            KIND,
            "ldap",
            "\\bldap(?:search|add|modify|whoami|passwd)\\b[^\\n]{0,120}?\\s-w\\s{0,2}[\"']?"
                + ARGUMENT),
        SecretPattern.of(
            KIND,
            "htpasswd",
            "\\bhtpasswd\\s{1,3}-[a-zA-Z]{0,6}b[a-zA-Z]{0,6}\\s{1,3}[^\\s]{1,128}\\s{1,3}[^\\s]{1,64}\\s{1,3}[\"']?"
                + ARGUMENT),
        SecretPattern.of(
            KIND,
            "smbclient",
            "\\bsmbclient\\b[^\\n]{0,120}?\\s(?:-U|--user)[\\s=]{0,2}[\"']?[\\w\\\\.-]{1,64}%"
                + ARGUMENT),
        SecretPattern.of(
            KIND, "-pass", "(?<!\\w)(?:-pass(?:in|out)?|-password)\\s{1,3}[\"']?pass:" + ARGUMENT),
        SecretPattern.of(
            KIND,
            "--password-stdin",
            "\\becho\\s{1,3}(?:-n\\s{1,3})?(?<quote>[\"']?)"
                + NONE
                + "(?<secret>(?!\\[redacted:)[^\\s\"'|]{1,256}+)\\k<quote>\\s{0,3}\\|[^\\n"
                + "|]{0,120}?--password-stdin"),
        SecretPattern.of(
            KIND,
            "set",
            "(?i:\\bset\\s{1,3}[\\w.-]{0,40}?(?:secret_access_key|session_token|password|token)\\s{1,3})[\"']?"
                + NONE
                + ARGUMENT),
        SecretPattern.of(
            KIND, "--from-literal", "--from-literal[= ][\"']?[\\w.-]{1,80}=" + NONE + ARGUMENT),
        // .netrc, .pgpass, and what users are made with in SQL
        SecretPattern.of(
            KIND,
            "login",
            "\\blogin\\s{1,4}[^\\s]{1,64}\\s{1,8}password\\s{1,4}" + NONE + ARGUMENT),
        SecretPattern.of(
            KIND,
            ":",
            "(?m:^)[\\w.*-]{1,80}:(?:\\d{4,5}|\\*):[\\w*-]{1,64}:[\\w*.-]{1,64}:(?<secret>(?!\\[redacted:)[^\\s:]{1,256}+)(?m:$)"),
        SecretPattern.of(
            KIND,
            List.of("identified", "password"),
            "(?i:\\b(?:identified\\s{1,3}(?:with\\s{1,3}[\\w'\"]{1,40}\\s{1,3})?by(?:\\s{1,3}password)?\\s{1,3}|password(?:\\s{1,3}|\\s{0,2}\\(\\s{0,2})))'(?<secret>(?!\\[redacted:)[^'\\n"
                + "]{1,256}+)'"),
        // the file in which docker keeps who it is
        SecretPattern.of(
            KIND,
            List.of("auth", ".docker"),
            "(?:[\"']auth\\\\{0,3}[\"']\\s{0,3}:\\s{0,3}\\\\{0,3}[\"']|\\.docker(?:configjson|cfg)[\"']?:\\s{1,3}[\"']?)"
                + "(?<secret>[A-Za-z0-9+/_-]{12,16384}+={0,2})"));
  }
}
