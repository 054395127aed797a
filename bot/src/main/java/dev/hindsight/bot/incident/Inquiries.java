package dev.hindsight.bot.incident;

import dev.hindsight.prompts.Inquiry;
import java.time.Instant;

/** Keeps what came of looking further, look by look. */
interface Inquiries {

  void keep(IncidentId id, Inquiry inquiry, Instant begun, Instant ended);
}
