package dev.hindsight.local.postgres;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The account that the server runs under: PostgreSQL refuses root. */
final class Account {

  private final List<String> prefix;

  private Account(List<String> prefix) {
    this.prefix = prefix;
  }

  /** Root steps into a user namespace in which it is nobody, where the machine allows that. */
  static Account current() {
    if (!"root".equals(System.getProperty("user.name"))) {
      return new Account(List.of());
    }
    if (!canUnshare()) {
      throw new PostgresFailed(
          "PostgreSQL refuses to run as root, and this machine allows no user namespace:"
              + " use an ordinary user, or give a server with --database");
    }
    return new Account(List.of("unshare", "-U"));
  }

  List<String> command(List<String> program) {
    List<String> command = new ArrayList<>(prefix);
    command.addAll(program);
    return command;
  }

  private static boolean canUnshare() {
    try {
      return new ProcessBuilder("unshare", "-U", "true").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
