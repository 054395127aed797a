package dev.hindsight.local;

import dev.hindsight.HindsightApplication;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;

/** The bot in a process that ends with the one that started it, however that one ended. */
public final class SupervisedBot {

  private static final Duration STOP_WITHIN = Duration.ofSeconds(15);

  private SupervisedBot() {}

  /** Runs the bot until standard input closes. */
  public static void main(String[] args) {
    Thread.ofPlatform().daemon().name("parent-watch").start(SupervisedBot::endWithParent);
    HindsightApplication.main(args);
  }

  private static void endWithParent() {
    try {
      System.in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // a broken pipe means the same as a closed one: nobody watches over us any more
    }
    Thread.ofPlatform().daemon().name("stop-limit").start(SupervisedBot::haltIfSlow);
    System.exit(0);
  }

  private static void haltIfSlow() {
    try {
      Thread.sleep(STOP_WITHIN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(1);
  }
}
