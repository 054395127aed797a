package dev.hindsight.local.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.local.slack.api.BlockRules;
import dev.hindsight.local.slack.store.Json;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What may stand where in blocks, and what is chosen to begin with. */
class BlockRefusalsTest {
  private static final String ONE = "{\"text\":{\"type\":\"%s\",\"text\":\"One\"},\"value\":\"1\"}";
  private static final String PLAIN = ONE.formatted("plain_text");
  private static final String MARKED = ONE.formatted("mrkdwn");
  private static final String TWO = PLAIN.replace("\"1\"", "\"2\"");

  private static List<String> wrong(String block) {
    return BlockRules.message(Json.parse("[" + block + "]"));
  }

  private static String section(String accessory) {
    return "{\"type\":\"section\",\"text\":{\"type\":\"mrkdwn\",\"text\":\"t\"},\"accessory\":%s}"
        .formatted(accessory);
  }

  private static String input(String element) {
    return "{\"type\":\"input\",\"label\":{\"type\":\"plain_text\",\"text\":\"l\"},\"element\":%s}"
        .formatted(element);
  }

  private static String choice(String type, String options, String more) {
    return "{\"type\":\"%s\",\"action_id\":\"a\",\"options\":[%s]%s}"
        .formatted(type, options, more);
  }

  @Test
  void whatIsFilledInStandsInAnInputAndAButtonDoesNot() {
    String email = "{\"type\":\"email_text_input\",\"action_id\":\"a\"}";
    String button = "{\"type\":\"button\",\"text\":{\"type\":\"plain_text\",\"text\":\"b\"}}";
    assertThat(wrong(section(email)))
        .containsExactly(
            "[ERROR] unsupported type: email_text_input [json-pointer:/blocks/0/accessory/type]");
    assertThat(wrong("{\"type\":\"actions\",\"elements\":[" + email + "]}")).hasSize(1);
    assertThat(wrong(input(button)))
        .containsExactly("[ERROR] unsupported type: button [json-pointer:/blocks/0/element/type]");
    assertThat(wrong(input(email))).isEmpty();
    assertThat(wrong(section(button))).isEmpty();
  }

  @Test
  void optionsOfMenusArePlainAndOfBoxesMayBeMarked() {
    assertThat(wrong(section(choice("static_select", MARKED, "")))).hasSize(1);
    assertThat(wrong(section(choice("overflow", MARKED, "")))).hasSize(1);
    assertThat(wrong(section(choice("radio_buttons", MARKED, "")))).isEmpty();
  }

  @Test
  void whatIsChosenToBeginWithIsAnOption() {
    assertThat(wrong(input(choice("static_select", PLAIN, ",\"initial_option\":" + TWO))))
        .containsExactly(
            "[ERROR] must be one of the options [json-pointer:/blocks/0/element/initial_option]");
    assertThat(wrong(input(choice("checkboxes", PLAIN, ",\"initial_options\":[" + TWO + "]"))))
        .hasSize(1);
    assertThat(wrong(input(choice("radio_buttons", PLAIN, ",\"initial_option\":" + PLAIN))))
        .isEmpty();
    String grouped =
        "{\"type\":\"static_select\",\"initial_option\":%s,\"option_groups\":[{\"options\":[%s]}]}";
    assertThat(wrong(input(grouped.formatted(TWO, PLAIN)))).hasSize(1);
    assertThat(wrong(input(grouped.formatted(TWO, TWO)))).isEmpty();
  }

  @Test
  void aMessageHasOneTableOfSoManyRowsAndColumns() {
    String cell = "{\"type\":\"raw_text\",\"text\":\"x\"}";
    String row = "[" + cell + "]";
    String table = "{\"type\":\"table\",\"rows\":[%s]}";
    assertThat(wrong(table.formatted(row))).isEmpty();
    assertThat(wrong(table.formatted(row) + "," + table.formatted(row)))
        .containsExactly("[ERROR] only one table allowed [json-pointer:/blocks/1]");
    assertThat(wrong(table.formatted(String.join(",", Collections.nCopies(101, row)))))
        .containsExactly("[ERROR] no more than 100 items allowed [json-pointer:/blocks/0/rows]");
    String wide = "[" + String.join(",", Collections.nCopies(21, cell)) + "]";
    assertThat(wrong(table.formatted(wide)))
        .containsExactly("[ERROR] no more than 20 items allowed [json-pointer:/blocks/0/rows/0]");
  }
}
