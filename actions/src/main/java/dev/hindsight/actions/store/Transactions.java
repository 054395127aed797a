package dev.hindsight.actions.store;

import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs work in one database transaction; an exception rolls all of it back. */
@Component
public final class Transactions {

  private final TransactionTemplate template;

  Transactions(PlatformTransactionManager manager) {
    this.template = new TransactionTemplate(manager);
  }

  /** Runs the work and answers its result once that is committed. */
  public <T> T in(Supplier<T> work) {
    return Objects.requireNonNull(template.execute(_ -> work.get()));
  }

  /** Runs the work; it is committed when this returns. */
  public void run(Runnable work) {
    template.executeWithoutResult(_ -> work.run());
  }
}
