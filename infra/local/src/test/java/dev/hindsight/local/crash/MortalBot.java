package dev.hindsight.local.crash;

import dev.hindsight.HindsightApplication;
import dev.hindsight.actions.executor.FailPoint;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** The bot, which dies at the fail point that its standard input names last. */
final class MortalBot {

  private MortalBot() {}

  public static void main(String[] args) {
    Thread.ofPlatform().daemon().name("fate").start(MortalBot::obey);
    HindsightApplication.main(args);
  }

  private static void obey() {
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        System.setProperty(FailPoint.PROPERTY, line);
        System.out.println("armed: " + line);
      }
    } catch (IOException e) {
      System.out.println("nobody is there any more: " + e);
    }
    Runtime.getRuntime().halt(1);
  }
}
