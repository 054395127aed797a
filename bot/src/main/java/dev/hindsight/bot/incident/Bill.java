package dev.hindsight.bot.incident;

import java.math.BigDecimal;
import java.util.Locale;

/**
 * What models took for one incident.
 *
 * @param money in the currency of the prices; 0 where a model has none
 */
record Bill(int calls, long tokens, BigDecimal money, String currency, boolean priced) {

  /** "2 calls to a model so far: 2,410 tokens, 0.0123 USD." */
  String words() {
    String asked = calls == 1 ? "1 call to a model so far" : calls + " calls to a model so far";
    String cost =
        priced
            ? ", %s %s".formatted(money.stripTrailingZeros().toPlainString(), currency)
            : ", no price is configured";
    return String.format(Locale.ROOT, "%s: %,d tokens%s.", asked, tokens, cost);
  }
}
