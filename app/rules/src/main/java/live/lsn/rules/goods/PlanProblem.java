package live.lsn.rules.goods;

import live.lsn.rules.Refusal;

/// What is wrong with an inspection plan.
///
/// @param code of the refusal, and the key of its message
/// @param part component of the plan that is at fault, such as `defects`
/// @param row which of its rows, from 0; -1 where it is none of them
public record PlanProblem(String code, String part, int row) {
    static PlanProblem of(String code, String part) {
        return new PlanProblem(code, part, -1);
    }

    Refusal refusal() {
        return Refusal.of(code, part);
    }
}
