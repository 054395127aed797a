package dev.hindsight.prompts.template;

import static dev.hindsight.prompts.template.SecretPattern.NOT_IN_WORD;

import java.util.List;

/** Tokens and keys that their issuer made to be recognised wherever they stand. */
final class TokenPatterns {

  private TokenPatterns() {}

  static List<SecretPattern> all() {
    return List.of(
        word(
            "jwt",
            List.of("eyj"),
            "eyJ[A-Za-z0-9_-]{5,8192}+\\.[A-Za-z0-9_-]{5,8192}+(?:\\.[A-Za-z0-9_-]{0,8192}+){0,3}+"),
        word(
            "aws-key",
            List.of("akia", "asia", "abia", "acca"),
            "(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}(?![A-Za-z0-9])"
                + "(?:[\\s:,;/|]{1,3}[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=]))?"),
        word(
            "aws-key",
            List.of("iqojb3", "fwogzx"),
            "(?:IQoJb3JpZ2lu|FwoGZXIvYXdz)[A-Za-z0-9+/=]{40,4096}+"),
        word("aws-key", List.of("absk"), "ABSK[A-Za-z0-9+/]{80,512}+={0,2}"),
        word(
            "gcp-key",
            List.of("aiza", "ya29.", "gocspx-", "1//0", "goog1"),
            "AIza[A-Za-z0-9_-]{35}|ya29\\.[A-Za-z0-9_.-]{20,4096}+|GOCSPX-[A-Za-z0-9_-]{20,64}+"
                + "|1//0[A-Za-z0-9_-]{30,512}+|GOOG1[A-Z0-9]{40,64}+"),
        SecretPattern.of(
            "azure-secret",
            "q~",
            "(?<![A-Za-z0-9~._-])(?<secret>[A-Za-z0-9~._-]{3}[0-9]Q~[A-Za-z0-9~._-]{31,40}+)"),
        word(
            "slack-token",
            List.of("xox", "xapp", "hooks.slack.com"),
            "(?:xox[abceoprs]|xapp)[.-][A-Za-z0-9.-]{10,1024}+"
                + "|(?<=hooks\\.slack\\.com/(?:services|workflows|triggers)/)[A-Za-z0-9/_-]{10,256}+"),
        SecretPattern.of(
            "webhook",
            "webhook",
            "(?:discord(?:app)?\\.com/api/webhooks/\\d{6,24}/|webhook\\.office\\.com/webhookb2/)"
                + "(?<secret>[A-Za-z0-9_@/-]{20,256}+)"),
        word(
            "github-token",
            List.of("gh", "github_pat_"),
            "gh[pousr]_[A-Za-z0-9]{20,255}+|github_pat_[A-Za-z0-9_]{22,255}+"),
        word(
            "gitlab-token",
            List.of("gl", "gr1348941"),
            "gl(?:pat|dt|rt|rtr|cbt|ptt|ft|soat|agent|oas|imt|ffct)-[A-Za-z0-9_.-]{20,255}+"
                + "|GR1348941[A-Za-z0-9_-]{20,64}+"),
        word("service-token", List.of("_", "-"), models() + '|' + payment() + '|' + stores()),
        word("service-token", List.of(), platforms() + '|' + observers()),
        SecretPattern.of(
            "service-token",
            List.of(":aa", ".", "-us"),
            "(?<![A-Za-z0-9_.-])(?:bot)?(?<secret>\\d{8,10}:AA[A-Za-z0-9_-]{33}(?![A-Za-z0-9_-])"
                + "|[MNO][A-Za-z0-9_-]{23,27}\\.[A-Za-z0-9_-]{6}\\.[A-Za-z0-9_-]{27,38}(?![A-Za-z0-9_.-])"
                + "|[0-9a-f]{32}-us\\d{1,2}\\b)"),
        SecretPattern.of(
            "password-hash",
            "$",
            "(?<![A-Za-z0-9$])(?<secret>\\$2[abxy]?\\$\\d\\d\\$[A-Za-z0-9./]{40,60}+"
                + "|\\$(?:1|5|6|y|apr1|argon2(?:id|i|d))\\$[A-Za-z0-9./+=,$_-]{20,256}+"
                + "|pbkdf2_sha(?:1|256|512)\\$\\d{1,8}\\$[A-Za-z0-9./+=$]{20,256}+)"));
  }

  /** Forty characters after the word aws; asked last, when what has a name has its kind. */
  static SecretPattern awsSecret() {
    return SecretPattern.of(
        "aws-key",
        "aws",
        "(?i:aws[^\\n]{0,60}?)(?<![A-Za-z0-9/+=_.-])(?=[a-z0-9/+]{0,39}+[A-Z])"
            + "(?=[A-Za-z/+]{0,39}+[0-9])(?<secret>[A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=_-])");
  }

  private static SecretPattern word(String kind, List<String> hints, String regex) {
    return SecretPattern.of(kind, hints, NOT_IN_WORD + "(?<secret>" + regex + ")");
  }

  private static String models() {
    return "sk-(?:ant|proj|svcacct|admin|or-v1|lf)[_-][A-Za-z0-9_-]{16,255}+|sk-[A-Za-z0-9]{32,255}+"
               + "|hf_[A-Za-z0-9]{30,64}+|gsk_[A-Za-z0-9]{40,64}+|r8_[A-Za-z0-9]{30,64}+"
               + "|pplx-[A-Za-z0-9]{30,64}+|xai-[A-Za-z0-9]{40,128}+|nvapi-[A-Za-z0-9_-]{40,128}+";
  }

  private static String payment() {
    return "(?:sk|rk|pk)_(?:live|test|prod)_[A-Za-z0-9_-]{10,255}+|whsec_[A-Za-z0-9+/=_-]{16,255}+"
        + "|sq0(?:atp|csp|idp)-[A-Za-z0-9_-]{20,64}+|shp(?:at|ca|pa|ss)_[A-Fa-f0-9]{32}"
        + "|access_token\\$production\\$[A-Za-z0-9$]{20,128}+";
  }

  private static String platforms() {
    return "npm_[A-Za-z0-9]{36}|pypi-[A-Za-z0-9_-]{32,512}+|rubygems_[a-f0-9]{40,64}+"
               + "|dckr_(?:pat|oat)_[A-Za-z0-9_-]{20,64}+|do[pro]_v1_[a-f0-9]{64}"
               + "|hv[sbr]\\.[A-Za-z0-9_-]{20,255}+|s\\.(?=[A-Za-z0-9]{0,23}+\\b)(?=[a-z]{0,22}+[A-Z0-9])[A-Za-z0-9]{24}(?![A-Za-z0-9_.-])"
               + "|[A-Za-z0-9]{14}\\.atlasv1\\.[A-Za-z0-9_-]{50,80}+|dp\\.(?:pt|st|ct|sa|scim|audit)\\.[A-Za-z0-9._-]{30,64}+"
               + "|pul-[a-f0-9]{40}|ATATT3x[A-Za-z0-9_=-]{20,255}+|ATCTT3x[A-Za-z0-9_=-]{20,255}+"
               + "|lin_(?:api|oauth)_[A-Za-z0-9]{30,64}+|secret_[A-Za-z0-9]{43}|ntn_[A-Za-z0-9]{40,64}+"
               + "|PMAK-[a-f0-9]{24}-[a-f0-9]{34}|figd_[A-Za-z0-9_-]{30,64}+|fio-u-[A-Za-z0-9_-]{40,80}+"
               + "|fm[12][a-z]?_[A-Za-z0-9+/=_-]{40,1024}+|nfp_[A-Za-z0-9]{30,64}+|rnd_[A-Za-z0-9]{24,64}+"
               + "|CCIPAT_[A-Za-z0-9_]{30,80}+|bku[ac]_[A-Za-z0-9]{30,64}+|AKCp[A-Za-z0-9]{60,80}+"
               + "|EAACEdEose0cBA[A-Za-z0-9]{10,255}+|SK[0-9a-f]{32}(?![0-9a-f])|CFPAT-[A-Za-z0-9_-]{40,64}+"
               + "|key-[0-9a-f]{32}(?![0-9a-f])|pat[A-Za-z0-9]{14}\\.[a-f0-9]{64}|sl\\.[A-Za-z0-9_-]{60,255}+"
               + "|SG\\.[A-Za-z0-9_-]{16,64}+\\.[A-Za-z0-9_-]{16,64}+|xkeysib-[a-f0-9]{64}-[A-Za-z0-9]{16}";
  }

  private static String observers() {
    return "gl(?:sa|c)_[A-Za-z0-9_=-]{30,512}+|NR(?:AK|AL|II|JS|IQ|RA)-[A-Za-z0-9_-]{20,64}+"
        + "|sntry[su]_[A-Za-z0-9+/=_-]{30,512}+|dt0[a-z]\\d\\d\\.[A-Z0-9]{24}\\.[A-Z0-9]{64}"
        + "|dapi[a-f0-9]{32}(?:-\\d)?|essu_[A-Za-z0-9+/=]{40,255}+|phx_[A-Za-z0-9]{30,64}+"
        + "|(?:sdk|mob|api)-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
  }

  private static String stores() {
    return "pscale_(?:tkn|oauth|pw)_[A-Za-z0-9_=.-]{30,64}+|sbp_[a-f0-9]{40}|sb_secret_[A-Za-z0-9_-]{20,64}+"
               + "|K10[a-f0-9]{50,64}+::[a-z]{1,16}:[A-Za-z0-9]{8,64}+|LTAI[A-Za-z0-9]{12,24}+"
               + "|AKID[A-Za-z0-9]{32}(?![A-Za-z0-9])|v1\\.0-[a-f0-9]{24}-[a-f0-9]{146}";
  }
}
