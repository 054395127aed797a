package dev.hindsight.bot.incident;

import dev.hindsight.actions.Answer;
import dev.hindsight.actions.PersonId;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of what people say of the bot. */
@Component
class JdbcFeedbackBox implements FeedbackBox {

  private static final Logger LOG = LoggerFactory.getLogger(JdbcFeedbackBox.class);

  private final JdbcClient jdbc;
  private final Gate gate;
  private final UnaryOperator<String> redactor;
  private final Clock clock;

  JdbcFeedbackBox(JdbcClient jdbc, Gate gate, UnaryOperator<String> redactor, Clock clock) {
    this.jdbc = jdbc;
    this.gate = gate;
    this.redactor = redactor;
    this.clock = clock;
  }

  @Override
  public Answer keep(PersonId person, String words, String mark) {
    return gate.colleague(person).orElseGet(() -> kept(person, redactor.apply(words), mark));
  }

  private Answer kept(PersonId person, String words, String mark) {
    int rows =
        jdbc.sql(
                """
                insert into bot.feedback (person, at, words, mark)
                values (:person, :at, :words, :mark) on conflict do nothing
                """)
            .param("person", person.value())
            .param("at", clock.instant().atOffset(ZoneOffset.UTC))
            .param("words", words)
            .param("mark", mark)
            .update();
    if (rows > 0) {
      LOG.info("{} said of the bot: {}", person, words);
    }
    return new Answer.Accepted("Thank you. It is kept for whoever runs this bot.");
  }
}
