package dev.hindsight.bot.incident;

import dev.hindsight.prompts.Inquiry.Look;
import java.util.List;
import java.util.stream.Collectors;

/** Where a model looked, in our own words: what it asked a tool for is not shown; pure. */
final class TrailText {

  private TrailText() {}

  static InquiryWatch.Trail of(List<Look> trail, String end) {
    return new InquiryWatch.Trail(trail.stream().map(TrailText::look).toList(), end);
  }

  private static InquiryWatch.Look look(Look look) {
    InquiryWatch.State state =
        switch (look.result()) {
          case LOOKING -> InquiryWatch.State.LOOKING;
          case DONE, CUT -> InquiryWatch.State.DONE;
          case REPEATED, FAILED, REFUSED, STOPPED -> InquiryWatch.State.FAILED;
        };
    return new InquiryWatch.Look(
        look.tool(), state, state == InquiryWatch.State.LOOKING ? "" : note(look));
  }

  /** All of it on one line. */
  static String words(List<Look> trail) {
    return trail.isEmpty()
        ? "nowhere"
        : trail.stream()
            .map(look -> "%s (%s)".formatted(look.tool(), note(look)))
            .collect(Collectors.joining(", "));
  }

  private static String note(Look look) {
    return switch (look.result()) {
      case LOOKING -> "not finished";
      case DONE -> lines(look.lines());
      case CUT -> lines(look.lines()) + ", " + look.note();
      case REPEATED, FAILED, REFUSED, STOPPED -> look.note();
    };
  }

  private static String lines(int lines) {
    return switch (lines) {
      case 0 -> "nothing";
      case 1 -> "1 line";
      default -> lines + " lines";
    };
  }
}
