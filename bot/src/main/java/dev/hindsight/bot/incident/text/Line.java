package dev.hindsight.bot.incident.text;

import java.util.Optional;

/**
 * One pasted line.
 *
 * @param number counts from 1 over the lines that say something
 * @param kind what knowledge calls such a line: alert, event, container, condition, pod or log
 */
public record Line(int number, String kind, String text) {

  Optional<Sign> sign() {
    return Phrasebook.of(text);
  }
}
