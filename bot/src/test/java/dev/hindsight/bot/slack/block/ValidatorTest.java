package dev.hindsight.bot.slack.block;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.bot.slack.block.Element.Button;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** Each limit of Slack's, one step over it, with the place that is named. */
class ValidatorTest {

  private static final Block LINE = Block.section(Text.plain("s"));
  private static final Button GO = Button.of("go", "Go", "v", "Go on");

  static Stream<Arguments> tooMuch() {
    return Stream.of(
        one("/text", new Message("", List.of())),
        one("/text", new Message(x(4_001), List.of())),
        one("/blocks", new Message("t", Collections.nCopies(51, LINE))),
        of("/blocks/0/text/text", Block.header(x(151))),
        of("/blocks/0/text/text", Block.section(Text.plain(x(3_001)))),
        of("/blocks/0", new Block.Section(Optional.empty(), List.of())),
        of("/blocks/0/fields", Block.fields(Collections.nCopies(11, Text.plain("f")))),
        of("/blocks/0/fields/1/text", Block.fields(List.of(Text.plain("f"), Text.plain(x(2_001))))),
        of("/blocks/0/elements", new Block.Context(Collections.nCopies(11, Text.plain("c")))),
        of("/blocks/0/elements", new Block.Context(List.of())),
        of("/blocks/0/elements", row(26)),
        of("/blocks/0/elements", new Block.Actions("b", List.of())),
        of("/blocks/0/elements/1/action_id", new Block.Actions("b", List.of(GO, GO))),
        of("/blocks/0/elements/0/action_id", button(x(256), "Go", "v", "Go")),
        of("/blocks/0/elements/0/text/text", button("a", x(76), "v", "Go")),
        of("/blocks/0/elements/0/value", button("a", "Go", x(2_001), "Go")),
        of("/blocks/0/elements/0/accessibility_label", button("a", "Go", "v", x(76))),
        of("/blocks/0/elements/0/accessibility_label", button("a", "Go", "v", "")),
        of("/blocks/0/elements/0/confirm/title/text", asking(x(101), "t", "y", "n")),
        of("/blocks/0/elements/0/confirm/text/text", asking("t", x(301), "y", "n")),
        of("/blocks/0/elements/0/confirm/confirm/text", asking("t", "t", x(31), "n")),
        of("/blocks/0/elements/0/confirm/deny/text", asking("t", "t", "y", x(31))),
        of("/blocks/0/elements/0/options", actions(new Element.Overflow("o", options(6)))),
        of("/blocks/0/elements/0/options", actions(new Element.Overflow("o", List.of()))),
        of("/blocks/0/elements/0/options", actions(new Element.Radio("o", options(11)))),
        of("/blocks/0/elements/0/options", actions(new Element.Checkboxes("o", options(11)))),
        of("/blocks/0/elements/0/options", actions(new Element.Select("o", "p", options(101)))),
        of("/blocks/0/elements/0/options/0/text/text", option(new Option(x(76), "v"))),
        of("/blocks/0/elements/0/options/0/value", option(new Option("t", x(76)))),
        of(
            "/blocks/0/elements/0/placeholder/text",
            actions(new Element.Select("o", x(151), options(1)))),
        of("/blocks/0/elements/0/type", actions(new Element.Input("i", false, 10))),
        of("/blocks/0/block_id", new Block.Actions(x(256), List.of(GO))),
        one(
            "/blocks/1/block_id",
            new Message(
                "t",
                List.of(new Block.Actions("b", List.of(GO)), new Block.Actions("b", List.of(GO))))),
        of("/blocks/0/alt_text", image(x(2_001))),
        of("/blocks/0/title/text", new Block.Image(ADDRESS, "a", Optional.of(x(2_001)))),
        of(
            "/blocks/0/image_url",
            new Block.Image(new Block.Picture.Address(x(3_001)), "a", Optional.empty())),
        of("/blocks/0/rows", table(101, 1)),
        of("/blocks/0/rows/0", table(1, 21)),
        one("/blocks/1", new Message("t", List.of(table(1, 1), table(1, 1)))),
        one(
            "/blocks/1/text",
            new Message("t", List.of(new Block.Markdown(x(6_000)), new Block.Markdown(x(6_001))))),
        of("/blocks/0/elements", Block.rich(List.of())),
        of("/blocks/0/elements/0/elements", Block.rich(List.of(new Rich.Line(List.of())))),
        of("/blocks/0/elements", new Block.ContextActions("c", bins(6))),
        of("/blocks/0/elements/0/type", new Block.ContextActions("c", List.of(GO))),
        of("/blocks/0/task_id", task("", "t")),
        of("/blocks/0/title", task("1", x(151))),
        of("/blocks/0/tasks", new Block.Plan("p", Collections.nCopies(51, task("1", "t")))),
        of("/blocks/0/text/text", new Block.Alert(Text.plain(x(3_001)), Block.Level.INFO)));
  }

  @ParameterizedTest(name = "{0} #{index}")
  @MethodSource("tooMuch")
  void whatIsOverALimitIsFoundWhereItIs(String pointer, Message message) {
    assertThat(Validator.check(message)).extracting(Problem::pointer).containsExactly(pointer);
  }

  @Test
  void everyBlockThatTheProductKnowsIsRight() {
    List<Block> all =
        List.of(
            Block.header("h"),
            Block.fields(List.of(Text.plain("f"), Text.mrkdwn("*f*"))),
            Block.context(Text.plain("c")),
            new Block.Divider(),
            Block.rich(
                List.of(
                    Rich.bold("b"),
                    new Rich.Preformatted("p"),
                    new Rich.Line(List.of(new Rich.Piece.Moment(Instant.EPOCH))),
                    new Rich.Bullets(List.of(Rich.line("l"))))),
            actions(GO.asking(new Confirm("t", "t", "y", "n")).primary()),
            image("a"),
            new Block.Image(new Block.Picture.Uploaded("F1"), "a", Optional.of("t")),
            table(100, 20),
            new Block.Markdown("m"),
            new Block.ContextActions(
                "f",
                List.of(
                    new Element.Feedback(
                        "fb",
                        new Element.Feedback.Vote("Good", "1", "Good answer"),
                        new Element.Feedback.Vote("Bad", "0", "Bad answer")),
                    new Element.Bin("bin", "Delete", "v", "Delete this answer"))),
            task("1", "t"),
            new Block.Plan("p", List.of(task("2", "u"))),
            new Block.Alert(Text.plain("a"), Block.Level.WARNING));
    assertThat(Validator.check(new Message("t", all))).isEmpty();
    assertThat(Validator.check(Limits.fit(new Message("t", all)))).isEmpty();
  }

  @Test
  void everyFieldOfAFormIsRight() {
    List<Element> fields =
        List.of(
            new Element.Input("1", true, 3_000),
            new Element.Radio("2", options(10)),
            new Element.Checkboxes("3", options(10)),
            new Element.Select("4", "p", options(100)),
            new Element.Person("5", "p"),
            new Element.Moment("6"));
    List<Block> inputs = fields.stream().map(f -> input("b" + f.actionId(), f)).toList();
    assertThat(Validator.check(modal("t", Optional.of("Send"), inputs))).isEmpty();
    assertThat(Validator.check(modal("t", Optional.empty(), inputs)))
        .extracting(Problem::pointer)
        .containsExactly("/submit");
    assertThat(Validator.check(modal("t", Optional.of("Send"), List.of(input("b", GO)))))
        .extracting(Problem::pointer)
        .containsExactly("/blocks/0/element/type");
    assertThat(
            Validator.check(
                modal(
                    "t",
                    Optional.of("Send"),
                    List.of(input("b", new Element.Input("i", true, 3_001))))))
        .extracting(Problem::pointer)
        .containsExactly("/blocks/0/element/max_length");
  }

  @Test
  void windowsAndHomesHaveLimitsOfTheirOwn() {
    assertThat(Validator.check(modal(x(25), Optional.of(x(25)), Collections.nCopies(101, LINE))))
        .extracting(Problem::pointer)
        .containsExactly("/blocks", "/title/text", "/submit/text");
    assertThat(Validator.check(new Modal(x(256), "t", Optional.empty(), x(3_001), List.of())))
        .extracting(Problem::pointer)
        .containsExactly("/callback_id", "/private_metadata");
    assertThat(Validator.check(new Home(Collections.nCopies(101, LINE))))
        .extracting(Problem::pointer)
        .containsExactly("/blocks");
    Block big = Block.section(Text.plain("é".repeat(2_900)));
    assertThat(Validator.check(new Home(Collections.nCopies(60, big))))
        .extracting(Problem::toString)
        .containsExactly(": has 352,346 bytes, takes 250,000");
  }

  @Test
  void aMomentWithoutItsZoneIsFound() {
    String moment =
        """
        {"text":"t","blocks":[{"type":"rich_text","elements":[{"type":"rich_text_section",
         "elements":[{"type":"date","timestamp":1,"format":"{time}","fallback":"%s"}]}]}]}
        """;
    assertThat(Validator.message(JsonMapper.shared().readTree(moment.formatted("10:00"))))
        .extracting(Problem::pointer)
        .containsExactly("/blocks/0/elements/0/elements/0/fallback");
    assertThat(Validator.message(JsonMapper.shared().readTree(moment.formatted("10:00 UTC"))))
        .isEmpty();
    Text bare = Text.mrkdwn("since <!date^1^{time}|10:00>");
    assertThat(Validator.check(new Message("t", List.of(Block.section(bare)))))
        .extracting(Problem::pointer)
        .containsExactly("/blocks/0/text/text");
  }

  private static final Block.Picture ADDRESS =
      new Block.Picture.Address("https://example.com/a.png");

  private static String x(int length) {
    return "x".repeat(length);
  }

  private static Arguments one(String pointer, Message message) {
    return Arguments.of(pointer, message);
  }

  private static Arguments of(String pointer, Block block) {
    return one(pointer, new Message("t", List.of(block)));
  }

  private static Block actions(Element element) {
    return new Block.Actions("b", List.of(element));
  }

  private static Block button(String action, String text, String value, String spoken) {
    return actions(Button.of(action, text, value, spoken));
  }

  private static Block asking(String title, String text, String yes, String no) {
    return actions(GO.asking(new Confirm(title, text, yes, no)));
  }

  private static Block option(Option option) {
    return actions(new Element.Overflow("o", List.of(option)));
  }

  private static List<Option> options(int count) {
    return IntStream.range(0, count).mapToObj(i -> new Option("o" + i, "v" + i)).toList();
  }

  private static Block row(int buttons) {
    return new Block.Actions(
        "b",
        IntStream.range(0, buttons)
            .<Element>mapToObj(i -> Button.of("a" + i, "Go", "v", "Go"))
            .toList());
  }

  private static List<Element> bins(int count) {
    return IntStream.range(0, count)
        .<Element>mapToObj(i -> new Element.Bin("b" + i, "Delete", "v", "Delete"))
        .toList();
  }

  private static Block image(String alt) {
    return new Block.Image(ADDRESS, alt, Optional.empty());
  }

  private static Block table(int rows, int columns) {
    return new Block.Table(Collections.nCopies(rows, Collections.nCopies(columns, "c")));
  }

  private static Block.TaskCard task(String id, String title) {
    return new Block.TaskCard(
        id,
        title,
        Block.Status.IN_PROGRESS,
        List.of(Rich.line("d")),
        List.of(Rich.line("o")),
        List.of(new Block.Source("https://example.com", "Example")));
  }

  private static Block input(String id, Element element) {
    return new Block.Input(id, "Label", element, false, "");
  }

  private static Modal modal(String title, Optional<String> submit, List<Block> blocks) {
    return new Modal("c", title, submit, "", blocks);
  }
}
