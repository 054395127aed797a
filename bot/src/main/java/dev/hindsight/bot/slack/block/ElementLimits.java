package dev.hindsight.bot.slack.block;

import java.util.List;

/** Slack's limits on what can be pressed or filled in: labels are cut, ids are not. */
final class ElementLimits {

  private ElementLimits() {}

  static List<Element> fit(List<Element> elements, int max) {
    return elements.stream().limit(max).map(ElementLimits::fit).toList();
  }

  static Element fit(Element element) {
    whole("action_id", element.actionId(), Limits.ID);
    return switch (element) {
      case Element.Button button ->
          new Element.Button(
              button.actionId(),
              label(button.text()),
              value("button value", button.value()),
              button.style(),
              label(button.spoken()),
              button.confirm().map(ElementLimits::fit),
              button.url());
      case Element.Overflow overflow ->
          new Element.Overflow(overflow.actionId(), options(overflow.options(), Limits.OVERFLOW));
      case Element.Radio radio ->
          new Element.Radio(radio.actionId(), options(radio.options(), Limits.RADIO));
      case Element.Checkboxes boxes ->
          new Element.Checkboxes(boxes.actionId(), options(boxes.options(), Limits.RADIO));
      case Element.Select select ->
          new Element.Select(
              select.actionId(),
              placeholder(select.placeholder()),
              options(select.options(), Limits.SELECT),
              select.initial());
      case Element.Person person ->
          new Element.Person(
              person.actionId(), placeholder(person.placeholder()), person.initial());
      case Element.Feedback feedback ->
          new Element.Feedback(feedback.actionId(), fit(feedback.good()), fit(feedback.bad()));
      case Element.Bin bin ->
          new Element.Bin(
              bin.actionId(),
              label(bin.text()),
              value("bin value", bin.value()),
              label(bin.spoken()));
      case Element.Moment moment -> moment;
      case Element.Input input ->
          new Element.Input(
              input.actionId(),
              input.multiline(),
              input.maxLength(),
              input.initial().map(text -> Limits.cut(text, input.maxLength())));
    };
  }

  private static Element.Feedback.Vote fit(Element.Feedback.Vote vote) {
    return new Element.Feedback.Vote(
        label(vote.text()), value("feedback value", vote.value()), label(vote.spoken()));
  }

  private static Confirm fit(Confirm confirm) {
    return new Confirm(
        Limits.words(confirm.title(), Limits.CONFIRM_TITLE),
        Limits.words(confirm.text(), Limits.CONFIRM),
        Limits.words(confirm.confirm(), Limits.CONFIRM_LABEL),
        Limits.words(confirm.deny(), Limits.CONFIRM_LABEL));
  }

  private static List<Option> options(List<Option> options, int max) {
    return options.stream()
        .limit(max)
        .map(o -> new Option(label(o.text()), whole("option value", o.value(), Limits.LABEL)))
        .toList();
  }

  private static String label(String text) {
    return Limits.words(text, Limits.LABEL);
  }

  private static String placeholder(String text) {
    return Limits.words(text, Limits.PLACEHOLDER);
  }

  private static String value(String what, String value) {
    return whole(what, value, Limits.VALUE);
  }

  /** Ids cannot be cut: a long one is a mistake of ours. */
  static String whole(String what, String value, int max) {
    if (value.length() > max) {
      throw new IllegalArgumentException(
          "%s has %d characters, Slack takes %d".formatted(what, value.length(), max));
    }
    return value;
  }
}
