package dev.hindsight.actions.aws;

import dev.hindsight.actions.Diagnosis;
import dev.hindsight.actions.Observer;
import dev.hindsight.actions.Subject;
import dev.hindsight.actions.adapter.Notes;
import dev.hindsight.actions.adapter.Reads;
import java.time.Clock;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Reads what objects in AWS, their metrics, alarms and logs say; partial is fine and said. */
@Component
class AwsObserver implements Observer {

  private final AwsMeans means;
  private final UnaryOperator<String> redactor;
  private final Clock clock;

  AwsObserver(AwsMeans means, @Qualifier("redactor") UnaryOperator<String> redactor, Clock clock) {
    this.means = means;
    this.redactor = redactor;
    this.clock = clock;
  }

  @Override
  public Diagnosis observe(Subject subject, Duration budget) {
    Reads reads = new Reads(budget);
    try {
      Notes notes = new Notes(redactor);
      if (means.configured()) {
        new AwsLooking(means, reads, notes, clock.instant()).at(subject.cloud());
      }
      return new Diagnosis(
          subject.cloud().stream().findFirst().filter(_ -> means.configured()),
          notes.all(),
          reads.missing().stream().map(notes::clean).toList(),
          clock.instant());
    } finally {
      reads.end();
    }
  }
}
