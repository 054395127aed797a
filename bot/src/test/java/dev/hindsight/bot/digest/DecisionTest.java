package dev.hindsight.bot.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.bot.digest.Figures.Cause;
import dev.hindsight.bot.digest.Figures.Noisy;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a week asks somebody to decide; each row says why. */
class DecisionTest {

  @ParameterizedTest(name = "{7}")
  @CsvSource({
    "oom_killed,3,0,9,0,0,Playbook,a known cause that no plan ever helped against is the dearest",
    "oom_killed,3,1,9,0,0,Mute,where a plan helped once a playbook is there",
    "oom_killed,2,0,5,0,0,Mute,twice may be an accident",
    "something_new,3,0,5,0,0,Mute,what is not recognised gets no playbook",
    "oom_killed,1,0,5,1,40,Approvers,an alert on which somebody acted once is not noise",
    "oom_killed,1,0,4,0,40,Approvers,four are not noise yet",
    "something_new,3,0,4,0,30,Unnamed,half an hour is not long",
    "something_new,2,0,4,0,0,'',a quiet enough week asks for nothing"
  })
  void isOfTheDearest(
      String cause,
      int came,
      int helped,
      int fired,
      int acted,
      int waited,
      String asked,
      String why) {
    Figures figures =
        TestFigures.of(
            new Cause(cause, came, helped),
            new Noisy("Slow", fired, acted),
            Duration.ofMinutes(waited));
    assertThat(Decision.of(figures).map(d -> d.getClass().getSimpleName()).orElse(""))
        .as(why)
        .isEqualTo(asked);
  }
}
