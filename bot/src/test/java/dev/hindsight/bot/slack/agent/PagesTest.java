package dev.hindsight.bot.slack.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.bot.incident.IncidentId;
import dev.hindsight.bot.slack.block.Block;
import dev.hindsight.bot.slack.block.Message;
import dev.hindsight.bot.slack.block.Text;
import dev.hindsight.bot.slack.command.OpsParser;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the pane streams keeps Slack's limits and leaves nothing out. */
class PagesTest {

  private static String words(List<List<Block>> pages) {
    return pages.stream()
        .flatMap(List::stream)
        .map(b -> ((Block.Section) b).text().map(Text::value).orElse(""))
        .collect(Collectors.joining("\n"));
  }

  @Test
  void aLongAnswerGoesOnInFurtherMessagesWithoutLoss() {
    String text =
        Collections.nCopies(400, "a line of about a hundred characters, " + "x".repeat(60)).stream()
            .collect(Collectors.joining("\n"));

    List<List<Block>> pages = Pages.of(new Message(text, List.of()));

    assertThat(pages).hasSizeGreaterThan(3);
    assertThat(pages).allMatch(page -> words(List.of(page)).length() <= 12_000);
    assertThat(words(pages)).isEqualTo(text);
  }

  @Test
  void aLineThatIsTooLongIsCutBetweenWords() {
    String line = "word ".repeat(2_000).strip();
    List<String> sections = Pages.sections(line);
    assertThat(sections).allMatch(s -> s.length() <= 2_900 && !s.endsWith("wor"));
    assertThat(String.join("", sections)).isEqualTo(line);
  }

  @Test
  void manyBlocksAreNoMoreThanAMessageTakes() {
    List<Block> many = Collections.nCopies(95, Block.section(Text.plain("x")));
    List<List<Block>> pages = Pages.of(new Message("x", many));
    assertThat(pages).allMatch(page -> page.size() <= 50);
    assertThat(pages.stream().mapToInt(List::size).sum()).isEqualTo(95);
  }

  @Test
  void whatIsLookedAtIsNamedWithItsSource() {
    List<Chunk.Task> looks =
        Looks.of(OpsParser.parse("explain INC-7"), id -> Optional.of("https://slack/" + id));
    assertThat(looks).extracting(Chunk.Task::title).first().isEqualTo("The evidence of INC-7");
    assertThat(AgentCalls.json(List.copyOf(looks)))
        .contains("\"type\":\"task_update\"", "in_progress", "https://slack/INC-7");
    assertThat(Looks.of(OpsParser.parse("help"), id -> Optional.empty())).isEmpty();
  }

  @Test
  void suggestionsFollowWhatIsOpenBesideAndAreAtMostFour() {
    assertThat(Prompts.of(Optional.of(new IncidentId(9))))
        .hasSizeLessThanOrEqualTo(4)
        .first()
        .isEqualTo(new Prompts.Prompt("Explain the latest incident here", "explain INC-9"));
    assertThat(Prompts.of(Optional.empty())).isEqualTo(Prompts.GENERAL);
  }
}
