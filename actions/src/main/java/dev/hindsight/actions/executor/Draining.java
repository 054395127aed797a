package dev.hindsight.actions.executor;

import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.stereotype.Component;

/** Whether this instance is going away: it finishes the step in hand and begins none. */
@Component
class Draining implements ApplicationListener<ContextClosedEvent> {

  private volatile boolean begun;

  @Override
  public void onApplicationEvent(ContextClosedEvent event) {
    begun = true;
  }

  boolean begun() {
    return begun;
  }
}
