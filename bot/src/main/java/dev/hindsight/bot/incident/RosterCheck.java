package dev.hindsight.bot.incident;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** Refuses to start the bot with a list of approvers that makes no sense. */
@Component
class RosterCheck implements SmartInitializingSingleton {

  private static final Logger LOG = LoggerFactory.getLogger(RosterCheck.class);

  private final ApproverSettings settings;

  RosterCheck(ApproverSettings settings) {
    this.settings = settings;
  }

  @Override
  public void afterSingletonsInstantiated() {
    if (Roster.of(settings).everybody().isEmpty()) {
      LOG.warn("Nobody can approve a plan: neither hindsight.approvers nor its groups are set.");
    }
  }
}
