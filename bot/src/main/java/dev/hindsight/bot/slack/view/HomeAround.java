package dev.hindsight.bot.slack.view;

import dev.hindsight.bot.incident.OnCall.Turn;
import dev.hindsight.bot.slack.block.Block;
import dev.hindsight.bot.slack.block.Text;
import dev.hindsight.bot.slack.view.HomeView.Broken;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What is so for everybody: which ways to people are broken, and who is on call. */
final class HomeAround {

  /** So many lines fit in one block. */
  private static final int PIECE = 15;

  private HomeAround() {}

  /** Nothing where all is well. */
  static List<Block> broken(List<Broken> all) {
    if (all.isEmpty()) {
      return List.of();
    }
    List<Block> blocks = new ArrayList<>(List.of(Block.header("What does not get through")));
    all.stream()
        .limit(PIECE)
        .map(each -> "%s Since %s.".formatted(sentence(each), Words.moment(each.since())))
        .map(words -> Block.section(Text.mrkdwn(words)))
        .forEach(blocks::add);
    blocks.add(new Block.Divider());
    return blocks;
  }

  /** A channel is mentioned, so that Slack names it to those who may know it. */
  private static String sentence(Broken broken) {
    return Text.escape(Words.brief(broken.sentence(), 600))
        .replaceFirst("\\bchannel (C[A-Z0-9]{7,20})\\b", "<#$1>");
  }

  /** Nothing where no rota is kept. */
  static List<Block> oncall(List<Turn> turns) {
    if (turns.isEmpty()) {
      return List.of();
    }
    List<Block> blocks = new ArrayList<>(List.of(Block.header("On call")));
    IntStream.iterate(0, at -> at < turns.size(), at -> at + PIECE)
        .mapToObj(at -> turns.subList(at, Math.min(turns.size(), at + PIECE)))
        .map(some -> Block.section(Text.mrkdwn(OverviewText.oncall(some))))
        .forEach(blocks::add);
    return blocks;
  }
}
