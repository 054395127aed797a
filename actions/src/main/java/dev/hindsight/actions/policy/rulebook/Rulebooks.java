package dev.hindsight.actions.policy.rulebook;

import dev.hindsight.actions.RemediationSettings;
import dev.hindsight.actions.Risk;
import dev.hindsight.actions.audit.JdbcAuditLog;
import dev.hindsight.actions.policy.yaml.Durations;
import dev.hindsight.actions.policy.yaml.PolicyFileException;
import dev.hindsight.actions.store.PlanLog;
import dev.hindsight.actions.store.Transactions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** The policy in force; a better file replaces it, a broken one does not. */
@Component
@EnableConfigurationProperties(PolicySettings.class)
public class Rulebooks {

  private static final Logger LOG = LoggerFactory.getLogger(Rulebooks.class);

  private final PolicySettings settings;
  private final RemediationSettings remediation;
  private final JdbcPolicyInForce force;
  private final JdbcAuditLog audit;
  private final Transactions transactions;
  private volatile Optional<RulebookFile> inForce = Optional.empty();
  private volatile Optional<String> refused = Optional.empty();
  private String looked = "";

  Rulebooks(
      PolicySettings settings,
      RemediationSettings remediation,
      JdbcPolicyInForce force,
      JdbcAuditLog audit,
      Transactions transactions) {
    this.settings = settings;
    this.remediation = remediation;
    this.force = force;
    this.audit = audit;
    this.transactions = transactions;
  }

  /**
   * The policy in force.
   *
   * @throws PolicyFileException when there is none yet and the file is broken
   */
  public Rulebook current() {
    return inForce.orElseGet(this::first).book();
  }

  /** Why the file as it is now was not taken; empty while it is the policy in force. */
  public Optional<String> refused() {
    return refused;
  }

  /** Takes the first policy, as written down in the audit log; a broken one stops the start. */
  void begin() {
    taken(first());
  }

  /** Takes the file where it changed; what is wrong with it is kept and told, once. */
  synchronized void look() {
    Optional<Path> file = settings.named();
    if (file.isEmpty()) {
      return;
    }
    String seen = looked;
    try {
      byte[] yaml = RulebookFile.bytes(file.get());
      seen = RulebookFile.hash(yaml);
      if (!seen.equals(looked)) {
        RulebookFile better = fitting(RulebookFile.parse(file.get().toString(), yaml));
        taken(better);
        inForce = Optional.of(better);
        refused = Optional.empty();
      }
    } catch (PolicyFileException e) {
      seen = seen.equals(looked) ? "unreadable" : seen;
      refuse(seen, String.valueOf(e.getMessage()));
    }
    looked = seen;
  }

  private void refuse(String hash, String why) {
    if (!hash.equals(looked)) {
      refused = Optional.of(why);
      written("POLICY_REFUSED", hash, why + "; the policy before stays in force");
      LOG.error("policy refused: {}; the policy before stays in force", why);
    }
  }

  private synchronized RulebookFile first() {
    RulebookFile file = inForce.orElseGet(() -> fitting(RulebookFile.of(settings.named())));
    inForce = Optional.of(file);
    looked = file.hash();
    return file;
  }

  private void taken(RulebookFile file) {
    transactions.run(
        () -> {
          if (force.take(file)) {
            written("POLICY_LOADED", file.hash(), file.source());
          }
        });
    LOG.info("policy {} of {} is in force", file.hash(), file.source());
  }

  private void written(String event, String hash, String detail) {
    transactions.run(() -> audit.append(PlanLog.BOT, event, "policy " + hash, detail));
  }

  /** With what the settings protect besides; refused where nothing could ever start under it. */
  private RulebookFile fitting(RulebookFile file) {
    Rulebook book = file.book();
    for (Risk risk : Risk.values()) {
      inTime(file, risk, book.risks().of(risk).pause());
    }
    List<NamePattern> closed = new ArrayList<>(book.shelter().namespaces());
    remediation.protectedNamespaces().stream().map(NamePattern::new).forEach(closed::add);
    return new RulebookFile(
        file.source(), file.hash(), book.sheltering(closed.stream().distinct().toList()));
  }

  private void inTime(RulebookFile file, Risk risk, Duration wait) {
    if (wait.compareTo(remediation.startExpiry()) >= 0) {
      throw new PolicyFileException(
          "%s:1:1: risks.%s.wait of %s is not shorter than hindsight.remediation.start-expiry (%s)"
              .formatted(
                  file.source(),
                  Shown.word(risk),
                  Durations.of(wait),
                  Durations.of(remediation.startExpiry())));
    }
  }
}
