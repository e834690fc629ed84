//! How deep each box of a chart stands: behind all that lead to it.
//!
//! Holdings may go round in a circle; the line that closes one is drawn backwards and makes nothing deeper, so the depths end.

use super::Edge;

/// The depth of each of `count` boxes, from 0.
pub(super) fn depths(count: usize, edges: &[Edge]) -> Vec<usize> {
    let mut forward: Vec<(usize, usize)> = Vec::new();
    for edge in edges {
        if !reaches(&forward, edge.to, edge.from) {
            forward.push((edge.from, edge.to));
        }
    }
    let mut depths = vec![0; count];
    // Without circles, no way is longer than there are boxes.
    for _ in 0..count {
        for (from, to) in &forward {
            depths[*to] = depths[*to].max(depths[*from] + 1);
        }
    }
    depths
}

/// Whether a way leads from one box to another; from each to itself it does.
fn reaches(edges: &[(usize, usize)], from: usize, to: usize) -> bool {
    let mut seen = vec![from];
    let mut at = 0;
    while let Some(node) = seen.get(at).copied() {
        if node == to {
            return true;
        }
        for (_, next) in edges.iter().filter(|(start, _)| *start == node) {
            if !seen.contains(next) {
                seen.push(*next);
            }
        }
        at += 1;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edge((from, to): (usize, usize)) -> Edge {
        Edge { from, to, label: Vec::new() }
    }

    #[test]
    fn a_box_stands_behind_all_that_lead_to_it_and_circles_end() {
        let of = |edges: &[(usize, usize)]| {
            depths(4, &edges.iter().copied().map(edge).collect::<Vec<_>>())
        };
        assert_eq!(of(&[(0, 1), (1, 2), (0, 2), (3, 2)]), [0, 1, 2, 0]);
        assert_eq!(of(&[(0, 1), (1, 2), (2, 0), (2, 2)]), [0, 1, 2, 0]);
        assert_eq!(of(&[]), [0; 4]);
    }
}
