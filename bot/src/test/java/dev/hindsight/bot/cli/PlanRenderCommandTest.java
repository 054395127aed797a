package dev.hindsight.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** A plan file becomes a script in each language. */
class PlanRenderCommandTest {

  private static final String PLAN =
      """
      title: Scale checkout
      target:
        object: {cluster: c1, kind: Deployment, namespace: shop, name: checkout}
        uid: u1
        generation: 7
      steps:
        - action:
            type: scale-deployment
            target:
              object: {cluster: c1, kind: Deployment, namespace: shop, name: checkout}
              uid: u1
              generation: 7
            from: 2
            to: 4
      """;

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @CsvSource({"shell,#!/bin/sh", "python,#!/usr/bin/env python3", "ansible,# plan.yaml: Scale"})
  void eachLanguage(String language, String start) throws IOException {
    assertThat(render(PLAN, "--as", language)).isZero();
    assertThat(out.toString()).startsWith(start).contains("Scale Deployment shop/checkout");
  }

  @Test
  void aPlaybookIsNoPlanYet() throws IOException {
    assertThat(render("name: x\ntitle: X\naction: {type: pause-rollout}\n", "--as", "shell"))
        .isEqualTo(1);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).startsWith("hindsight: ");
  }

  @Test
  void anotherLanguageIsWrongUse() throws IOException {
    assertThat(render(PLAN, "--as", "perl")).isEqualTo(2);
    assertThat(err.toString()).contains("shell, python, ansible");
  }

  private int render(String text, String... options) throws IOException {
    Path file = Files.writeString(folder.resolve("plan.yaml"), text);
    CommandLine line = new CommandLine(new PlanRenderCommand());
    line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    String[] all = new String[options.length + 1];
    all[0] = file.toString();
    System.arraycopy(options, 0, all, 1, options.length);
    return line.execute(all);
  }
}
