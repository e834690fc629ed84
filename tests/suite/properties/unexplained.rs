//! A list gives no reasons, and finds the same as whoever gives them.

use super::*;

proptest! {
    #![proptest_config(config(128))]

    #[test]
    fn without_reasons_the_same_follows(changes in changes(), day in day(), sister in sister()) {
        let (own, other) = (answers(&changes), answers(&sister));
        let other = share(&Facts::at(&other, day), &Policy::default());
        let entity = Entity::of(&Facts::at(&own, day));
        let around = Circumstances {
            ledger: Ledger::gather(&entity, day, [&other]),
            ..Circumstances::default()
        };
        let facts = Facts::at(&own, day);
        let (told, untold) = (Survey::at(&facts, &around), Survey::at(&facts.unexplained(), &around));
        prop_assert_eq!(&told.problems, &untold.problems);
        prop_assert_eq!(&told.gaps, &untold.gaps);
        prop_assert_eq!(told.state(), untold.state());
        let result = |survey: &Survey| {
            let Verdict { mechanism, ground, duties, outlook, lacking, conflicts, headcount, .. } = survey.verdict.clone();
            let duties: Vec<_> = duties.iter().map(|(duty, state)| (duty.rule.id, *state)).collect();
            (mechanism, ground, duties, outlook, lacking, conflicts, headcount)
        };
        prop_assert_eq!(result(&told), result(&untold));
        for (told, untold) in told.verdict.scenarios.iter().zip(&untold.verdict.scenarios) {
            prop_assert_eq!((&told.possible, &told.grounds, &told.bay), (&untold.possible, &untold.grounds, &untold.bay));
        }
        let has_reads = |survey: &Survey| {
            survey.verdict.scenarios.iter().flat_map(|scenario| &scenario.findings).any(|finding| !finding.reads.is_empty())
        };
        prop_assert!(has_reads(&told) && !has_reads(&untold));
    }
}
