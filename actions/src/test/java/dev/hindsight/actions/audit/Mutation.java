package dev.hindsight.actions.audit;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** One way to falsify a chain. */
enum Mutation {
  FLIP_A_BIT {
    @Override
    void at(int i, List<AuditRow> rows, Random random) {
      rows.set(i, Flip.bit(rows.get(i), random));
    }
  },
  DELETE {
    @Override
    void at(int i, List<AuditRow> rows, Random random) {
      rows.remove(i);
    }
  },
  SWAP {
    @Override
    void at(int i, List<AuditRow> rows, Random random) {
      Collections.swap(rows, i, (i + 1) % rows.size());
    }
  },
  REPEAT {
    @Override
    void at(int i, List<AuditRow> rows, Random random) {
      rows.add(i, rows.get(i));
    }
  },
  TRUNCATE {
    @Override
    void at(int i, List<AuditRow> rows, Random random) {
      rows.subList(i, rows.size()).clear();
    }
  },
  TAKE_VALUES_FROM_ANOTHER {
    @Override
    void at(int i, List<AuditRow> rows, Random random) {
      AuditRow row = rows.get(i);
      AuditRow other = rows.get((i + 1) % rows.size());
      rows.set(i, new AuditRow(row.link(), row.hash(), other.personal()));
    }
  },
  TAKE_VALUES_AWAY {
    @Override
    void at(int i, List<AuditRow> rows, Random random) {
      AuditRow row = rows.get(i);
      rows.set(i, new AuditRow(row.link(), row.hash(), Optional.empty()));
    }
  },
  MAKE_ANEW_FROM_HERE {
    @Override
    void at(int i, List<AuditRow> rows, Random random) {
      List<AuditRow> other = Chains.of(rows.size() - i);
      HashChain chain = new HashChain();
      byte[] previous = i == 0 ? chain.genesis() : rows.get(i - 1).hash();
      for (int n = i; n < rows.size(); n++) {
        AuditRow row = other.get(n - i);
        Link link = Flip.numbered(row.link(), n + 1L);
        previous = chain.hash(previous, link);
        rows.set(n, new AuditRow(link, previous, row.personal()));
      }
    }
  };

  static Mutation random(Random random) {
    return values()[random.nextInt(values().length)];
  }

  abstract void at(int i, List<AuditRow> rows, Random random);

  /** Falsifies the chain somewhere; answers where and how. */
  String apply(List<AuditRow> rows, Random random) {
    int i = random.nextInt(rows.size());
    at(i, rows, random);
    return this + " at " + i;
  }
}
