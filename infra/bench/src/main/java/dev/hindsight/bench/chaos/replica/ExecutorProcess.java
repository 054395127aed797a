package dev.hindsight.bench.chaos.replica;

import com.github.kagkarlsson.scheduler.Scheduler;
import dev.hindsight.actions.Answer;
import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.Remediation;
import dev.hindsight.actions.Vote;
import dev.hindsight.actions.executor.FailPoint;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/** One executor; does what its standard input says, and dies with it. */
final class ExecutorProcess {

  /** Begins each line that is for the process which started this one. */
  static final String SAYS = "@@ ";

  /** System property: the file that gets a line for each fail point passed. */
  static final String HITS = "chaos.hits";

  private static final int KILLED = 137;

  private static volatile Set<String> aimed = Set.of();

  private final ConfigurableApplicationContext context;

  private ExecutorProcess(ConfigurableApplicationContext context) {
    this.context = context;
  }

  public static void main(String[] args) throws IOException {
    FileChannel hits =
        FileChannel.open(
            Path.of(System.getProperty(HITS)),
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND);
    FailPoint.count(point -> note(hits, point));
    SpringApplication spring = new SpringApplication(ExecutorOnly.class);
    spring.setWebApplicationType(WebApplicationType.NONE);
    spring.setLogStartupInfo(false);
    new ExecutorProcess(spring.run(args)).obey();
  }

  /**
   * Written before it can kill: the system keeps what a dead process wrote. One at a time, so that
   * the last line is where it died.
   */
  private static synchronized void note(FileChannel hits, FailPoint point) {
    try {
      hits.write(ByteBuffer.wrap((point.place() + "\n").getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (aimed.contains(point.place())) {
      Runtime.getRuntime().halt(KILLED);
    }
  }

  private void obey() throws IOException {
    say("ready");
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        answer(line.split(" ", -1));
      }
    }
    context.close();
    System.exit(0);
  }

  private void answer(String[] words) {
    switch (words[0]) {
      case "go" -> {
        context.getBean(Scheduler.class).start();
        say("going");
      }
      case "arm" -> {
        System.setProperty(FailPoint.PROPERTY, words[1]);
        say("armed");
      }
      case "aim" -> {
        aimed = Set.of(words);
        say("aimed");
      }
      case "approve" -> {
        Answer answer =
            context
                .getBean(Remediation.class)
                .decide(
                    new PlanId(Long.parseLong(words[1])),
                    words[2],
                    new PersonId(words[3]),
                    Vote.APPROVE,
                    "");
        say(answer instanceof Answer.Accepted ? "accepted" : "refused " + answer.text());
      }
      default -> say("what is " + words[0] + "?");
    }
  }

  private static void say(String what) {
    System.out.println(SAYS + what);
    System.out.flush();
  }
}
