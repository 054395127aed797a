package dev.hindsight.local.up;

import java.io.PrintWriter;

/** Tells the person in front of the terminal what happens, a line at a time, at once. */
public record Progress(PrintWriter out) {

  public synchronized void say(String line) {
    out.println(line);
    out.flush();
  }
}
