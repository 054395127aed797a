package dev.hindsight.bench.redaction;

import static dev.hindsight.bench.redaction.Chance.DIGITS;
import static dev.hindsight.bench.redaction.Chance.LOWER;
import static dev.hindsight.bench.redaction.Chance.UPPER;

import java.util.Base64;
import java.util.List;
import java.util.function.Function;

/** Secrets that can be told by their look alone. */
final class Tokens {

  private static final List<Function<Chance, String>> ALL =
      List.of(
          c -> c.of(List.of("AKIA", "ASIA")) + c.from(UPPER + "234567", 16),
          c -> "IQoJb3JpZ2lu" + c.any(220) + "=",
          c -> "AIza" + c.any(35),
          c -> "ya29." + c.any(80),
          c -> "GOCSPX-" + c.any(28),
          c -> "1//0" + c.any(60),
          c -> c.any(3) + "8Q~" + c.any(34),
          c -> "xoxb-" + c.from(DIGITS, 12) + "-" + c.from(DIGITS, 12) + "-" + c.any(24),
          c -> "xoxp-" + c.from(DIGITS, 11) + "-" + c.from(DIGITS, 11) + "-" + c.hex(32),
          c -> "xapp-1-A0" + c.from(UPPER, 8) + "-" + c.from(DIGITS, 13) + "-" + c.hex(64),
          c -> c.of(List.of("ghp_", "gho_", "ghu_", "ghs_", "ghr_")) + c.any(36),
          c -> "github_pat_" + c.any(22) + "_" + c.any(59),
          c -> "glpat-" + c.any(20),
          c -> "glrt-" + c.any(20),
          c -> "sk_live_" + c.any(24),
          c -> "rk_test_" + c.any(24),
          c -> "whsec_" + c.any(32),
          c -> "sk-ant-api03-" + c.any(93) + "AA",
          c -> "sk-proj-" + c.any(48),
          c -> "sk-" + c.any(48),
          c -> "hf_" + c.from(UPPER + LOWER, 34),
          c -> "gsk_" + c.any(52),
          c -> "npm_" + c.any(36),
          c -> "pypi-AgEIcHlwaS5vcmc" + c.any(60),
          c -> "dckr_pat_" + c.any(27),
          c -> "dop_v1_" + c.hex(64),
          c -> "hvs." + c.any(90),
          c -> "SG." + c.any(22) + "." + c.any(43),
          c -> "SK" + c.hex(32),
          c -> "key-" + c.hex(32),
          c -> c.hex(32) + "-us" + (1 + c.below(20)),
          c -> c.from("123456789", 1) + c.from(DIGITS, 9) + ":AA" + c.any(33),
          c -> "shpat_" + c.hex(32),
          c -> "sq0atp-" + c.any(22),
          c -> "glsa_" + c.any(32) + "_" + c.hex(8),
          c -> "NRAK-" + c.from(UPPER + DIGITS, 27),
          c -> "dapi" + c.hex(32),
          c -> "dt0c01." + c.from(UPPER + DIGITS, 24) + "." + c.from(UPPER + DIGITS, 64),
          c -> c.any(14) + ".atlasv1." + c.any(67),
          c -> "dp.pt." + c.any(43),
          c -> "PMAK-" + c.hex(24) + "-" + c.hex(34),
          c -> "lin_api_" + c.any(40),
          c -> "ATATT3xFfGF0" + c.any(150) + "=" + c.hex(8),
          c -> "pscale_tkn_" + c.any(43),
          c -> "pul-" + c.hex(40),
          c -> "sntrys_" + c.any(80),
          c -> "AGE-SECRET-KEY-1" + c.from(UPPER + DIGITS, 58),
          c -> "$2b$12$" + c.any(53),
          c -> "$6$" + c.any(16) + "$" + c.any(86),
          Tokens::jwt);

  private Tokens() {}

  static String any(Chance chance) {
    return chance.of(ALL).apply(chance);
  }

  static String jwt(Chance chance) {
    return part("{\"alg\":\"RS256\",\"kid\":\"" + chance.hex(8) + "\"}")
        + "."
        + part("{\"sub\":\"" + chance.service() + "\",\"exp\":17" + chance.from(DIGITS, 8) + "}")
        + "."
        + chance.any(86);
  }

  private static String part(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  /** In armour, as many lines as a real one has. */
  static String pem(Chance chance) {
    String kind = chance.of(List.of("", "RSA ", "EC ", "OPENSSH ", "ENCRYPTED ", "DSA "));
    String dashes = "-----";
    StringBuilder key = new StringBuilder(dashes + "BEGIN " + kind + "PRIVATE KEY" + dashes + "\n");
    for (int line = 3 + chance.below(20); line > 0; line--) {
      key.append(chance.base64(48)).append('\n');
    }
    return key.append(chance.base64(20))
        .append('\n')
        .append(dashes)
        .append("END ")
        .append(kind)
        .append("PRIVATE KEY")
        .append(dashes)
        .toString();
  }
}
