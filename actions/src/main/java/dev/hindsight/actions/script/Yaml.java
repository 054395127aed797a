package dev.hindsight.actions.script;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.StreamDataWriter;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.emitter.Emitter;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ImplicitTuple;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.events.StreamStartEvent;

/** What a playbook is made of; a value from outside is never a template. */
sealed interface Yaml {

  /** Text of our own, in which Ansible fills in {@code {{ … }}}. */
  record Ours(String text) implements Yaml {}

  /** Text from outside, which means nothing but itself. */
  record Theirs(String text) implements Yaml {}

  /** A number, true or false. */
  record Plain(String text) implements Yaml {}

  /** A list. */
  record Items(List<Yaml> all) implements Yaml {

    public Items {
      all = List.copyOf(all);
    }
  }

  /** Keys, in this order. */
  record Pairs(List<Map.Entry<String, Yaml>> all) implements Yaml {

    public Pairs {
      all = List.copyOf(all);
    }

    static Pairs of() {
      return new Pairs(List.of());
    }

    Pairs with(String key, Yaml value) {
      List<Map.Entry<String, Yaml>> more = new ArrayList<>(all);
      more.add(Map.entry(key, value));
      return new Pairs(more);
    }

    Pairs with(String key, String ours) {
      return with(key, new Ours(ours));
    }

    Pairs with(String key, boolean plain) {
      return with(key, new Plain(Boolean.toString(plain)));
    }
  }

  /** Texts from outside. */
  static Items theirs(List<String> texts) {
    return new Items(texts.stream().<Yaml>map(Theirs::new).toList());
  }

  /** The document. */
  static String write(Yaml document) {
    StringWriter text = new StringWriter();
    DumpSettings settings =
        DumpSettings.builder()
            .setSplitLines(false)
            // what one version of YAML takes for text is the end of a line in another
            .setUseUnicodeEncoding(false)
            .setIndent(2)
            .setIndicatorIndent(0)
            .setMaxSimpleKeyLength(128)
            .build();
    Emitter emitter = new Emitter(settings, new Out(text));
    emitter.emit(new StreamStartEvent());
    emitter.emit(new DocumentStartEvent(true, Optional.empty(), Map.of()));
    events(document).forEach(emitter::emit);
    emitter.emit(new DocumentEndEvent(false));
    emitter.emit(new StreamEndEvent());
    return text.toString();
  }

  /** Where the emitter writes. */
  record Out(StringWriter text) implements StreamDataWriter {

    @Override
    public void write(String piece) {
      text.write(piece);
    }

    @Override
    public void write(String piece, int from, int length) {
      text.write(piece, from, length);
    }
  }

  private static List<Event> events(Yaml node) {
    List<Event> events = new ArrayList<>();
    switch (node) {
      case Ours(String text) -> events.add(scalar(text, Optional.empty()));
      case Theirs(String text) -> events.add(scalar(text, tag(text)));
      case Plain(String text) ->
          events.add(
              new ScalarEvent(
                  Optional.empty(),
                  Optional.empty(),
                  new ImplicitTuple(true, true),
                  text,
                  ScalarStyle.PLAIN));
      case Items(List<Yaml> all) -> {
        events.add(
            new SequenceStartEvent(Optional.empty(), Optional.empty(), true, FlowStyle.BLOCK));
        all.forEach(item -> events.addAll(events(item)));
        events.add(new SequenceEndEvent());
      }
      case Pairs(List<Map.Entry<String, Yaml>> all) -> {
        events.add(
            new MappingStartEvent(Optional.empty(), Optional.empty(), true, FlowStyle.BLOCK));
        for (Map.Entry<String, Yaml> pair : all) {
          events.addAll(events(new Plain(pair.getKey())));
          events.addAll(events(pair.getValue()));
        }
        events.add(new MappingEndEvent());
      }
    }
    return events;
  }

  private static ScalarEvent scalar(String text, Optional<String> tag) {
    return new ScalarEvent(
        Optional.empty(),
        tag,
        new ImplicitTuple(false, tag.isEmpty()),
        text,
        ScalarStyle.DOUBLE_QUOTED);
  }

  /** Each template and each word to the template engine has one of these characters. */
  private static Optional<String> tag(String text) {
    return text.indexOf('{') < 0 && text.indexOf('#') < 0
        ? Optional.empty()
        : Optional.of("!unsafe");
  }
}
