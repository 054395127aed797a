package dev.hindsight.bot.alert;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps each alert once, redacted, and tells the listener in the same transaction. */
@Component
class AlertIntake {

  private final JdbcAlerts alerts;
  private final AlertListener listener;
  private final UnaryOperator<String> redactor;
  private final TransactionTemplate transaction;

  AlertIntake(
      JdbcAlerts alerts,
      AlertListener listener,
      UnaryOperator<String> redactor,
      PlatformTransactionManager transactions) {
    this.transaction = new TransactionTemplate(transactions);
    this.alerts = alerts;
    this.listener = listener;
    this.redactor = redactor;
  }

  /** All or nothing: when this returns, every alert is committed. Repeats change nothing. */
  int keep(String source, List<Alert> received) {
    // before the transaction: many texts take their time
    List<Alert> clean = received.stream().map(this::redacted).toList();
    return transaction.execute(_ -> kept(source, clean));
  }

  private int kept(String source, List<Alert> clean) {
    alerts.serialize(source, clean);
    List<AlertId> changed = clean.stream().flatMap(a -> alerts.keep(source, a).stream()).toList();
    changed.forEach(listener::received);
    return changed.size();
  }

  private Alert redacted(Alert alert) {
    return new Alert(
        clean(alert.fingerprint()),
        alert.status(),
        redacted(alert.labels()),
        redacted(alert.annotations()),
        alert.startsAt(),
        alert.endsAt());
  }

  private Map<String, String> redacted(Map<String, String> texts) {
    Map<String, String> clean = new TreeMap<>();
    texts.forEach((key, value) -> clean.put(clean(key), redacted(clean(key), clean(value))));
    return clean;
  }

  /** The key may tell what the value is, as in db_password=hunter2; or hide how it begins. */
  private String redacted(String key, String value) {
    String pair = redactor.apply(key + "=" + value);
    return redactor.apply(pair.startsWith(key + "=") ? pair.substring(key.length() + 1) : value);
  }

  /** PostgreSQL cannot keep NUL. */
  private static String clean(String text) {
    return text.replace('\0', '\uFFFD');
  }
}
