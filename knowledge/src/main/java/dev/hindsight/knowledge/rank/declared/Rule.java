package dev.hindsight.knowledge.rank.declared;

import java.util.stream.Stream;

/** One thing that can be wrong in what was declared. */
interface Rule {

  Stream<Flaw> flaws(World world);
}
