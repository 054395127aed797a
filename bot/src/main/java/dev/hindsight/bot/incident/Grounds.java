package dev.hindsight.bot.incident;

import java.util.List;

/**
 * What a plan was offered on: kept with it, for what is found later may be about something else.
 *
 * @param alerts the names of the alerts that had come by then, sorted
 */
record Grounds(List<String> alerts, Findings findings) {

  Grounds {
    alerts = List.copyOf(alerts);
  }
}
