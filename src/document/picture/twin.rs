//! What a picture shows, said in words: for those who do not see it, and for formats and readers that have no shapes.
//!
//! Every box and every line is named, lines by the numbers that a drawing writes on them.

use crate::document::render::lines_of;
use crate::document::{Block, Inline};
use crate::text::{Phrase, t};

use super::plan::SHARE;
use super::{Edge, Kind, Node, Picture, Plan, wrap};

impl Picture {
    /// The boxes by column, then the lines by number; of a chart one point for what hangs together, as it has neither.
    pub fn twin(&self) -> Block {
        match self.kind {
            Kind::Flow => self.boxes_and_lines(),
            Kind::Organisation => self.branches(|edge| (edge.from, edge.to)),
            Kind::Shareholding => self.branches(|edge| (edge.to, edge.from)),
        }
    }

    /// What stands below a drawing by this plan: the lines whose words it shortens, by the numbers that it writes on them. What it
    /// says in full is not said again.
    pub fn legend(&self, plan: &Plan) -> Block {
        let mut out = Vec::new();
        for (number, edge) in (1..).zip(&self.edges).filter(|(_, edge)| says(&edge.label)) {
            let mark = plan.routes.iter().find(|route| route.edge + 1 == number);
            let mark = mark.map(|route| route.mark.text.as_str()).unwrap_or_default();
            let label = lines_of(&edge.label).join("\n");
            if mark != label && mark != format!("{number} {label}") {
                let number = said!("（{number}）", "({number}) ", number);
                let number = Inline::Text(number.get(self.lang).to_owned());
                out.push([vec![number], self.on_one_line(&edge.label)].concat());
            }
        }
        Block::List(out)
    }

    /// Each box with those that hang on it, by the lines from stem to branch, each with its share.
    fn branches(&self, ends: impl Fn(&Edge) -> (usize, usize)) -> Block {
        let all: Vec<(usize, usize, (usize, &Edge))> = (1..)
            .zip(&self.edges)
            .map(|(number, edge)| (ends(edge).0, ends(edge).1, (number, edge)))
            .collect();
        let mut stems: Vec<usize> = Vec::new();
        for (stem, ..) in &all {
            if !stems.contains(stem) {
                stems.push(*stem);
            }
        }
        let is_alone = |at: &usize| all.iter().all(|(stem, branch, _)| stem != at && branch != at);
        let alone = (0..self.nodes.len()).filter(is_alone);
        let mut out: Vec<Vec<Inline>> =
            alone.filter_map(|at| self.nodes.get(at)).map(|node| self.told(node)).collect();
        for at in stems {
            let Some(stem) = self.nodes.get(at) else { continue };
            // What it is, is said where it hangs on another.
            let is_root = all.iter().all(|(_, branch, _)| *branch != at);
            let mut point =
                if is_root { self.told(stem) } else { vec![Inline::Text(self.name(stem))] };
            let branches = all.iter().filter(|(of, ..)| *of == at);
            for (index, (_, branch, (number, edge))) in branches.enumerate() {
                let mark = if index == 0 { t("：", ": ") } else { t("；", "; ") };
                point.push(Inline::Text(mark.get(self.lang).to_owned()));
                point.extend(
                    self.nodes.get(*branch).map(|node| self.told(node)).into_iter().flatten(),
                );
                if says(&edge.label) {
                    point.push(Inline::Text(t("，", ", ").get(self.lang).to_owned()));
                    let first = lines_of(&edge.label).into_iter().next().unwrap_or_default();
                    if wrap::width(&first) > SHARE {
                        // The drawing has its number instead.
                        let number = said!("（{number}）", "({number}) ", number);
                        point.push(Inline::Text(number.get(self.lang).to_owned()));
                    }
                    point.extend(self.on_one_line(&edge.label));
                }
            }
            out.push(point);
        }
        Block::List(out)
    }

    fn boxes_and_lines(&self) -> Block {
        let mut nodes = Vec::new();
        for (lane, within) in self.lanes() {
            let within: Vec<&Node> = within.iter().filter_map(|at| self.nodes.get(*at)).collect();
            if lane.title.is_empty() {
                nodes.extend(within.into_iter().map(|node| self.told(node)));
                continue;
            }
            let title = lane.title.get(self.lang);
            let mut point = vec![Inline::Strong(title.to_owned())];
            for (index, node) in within.into_iter().enumerate() {
                let mark = if index == 0 { t("：", ": ") } else { t("；", "; ") };
                point.push(Inline::Text(mark.get(self.lang).to_owned()));
                point.extend(self.told(node));
            }
            nodes.push(point);
        }
        let edges = self.edges.iter().zip(1..).map(|(edge, number)| self.line(number, edge));
        Block::List(nodes.into_iter().chain(edges).collect())
    }

    /// All that the picture shows in one line, for those who do not see it.
    pub fn description(&self) -> String {
        let Block::List(points) = self.twin() else { return self.title.clone() };
        let points: Vec<String> = points.iter().map(|point| lines_of(point).join(" ")).collect();
        let said = said!(
            "{title}。{points}",
            "{title}. {points}",
            title = self.title,
            points = points.join(t("。", ". ").get(self.lang)),
        );
        said.get(self.lang).to_owned()
    }

    /// What is said instead of a drawing that would hold more than can be read.
    pub(crate) fn undrawn(&self) -> String {
        let said = said!(
            "此图内容过多（每列至多{most}个方框，连线至多{lines}条），未画出，仅以下列清单说明；可按场景分别作图",
            "this picture holds too much to be drawn (at most {most} boxes in a column and {lines} lines) and is told by the list below; draw one for each scenario instead",
            most = super::NODES,
            lines = super::LINES,
        );
        said.get(self.lang).to_owned()
    }

    /// The name of a box in one line.
    pub fn name(&self, node: &Node) -> String {
        lines_of(&node.label).join(" ")
    }

    /// A line of the picture in words: number and both ends.
    pub(crate) fn heading(&self, number: usize, edge: &Edge) -> Phrase {
        let name = |at: usize| self.nodes.get(at).map(|node| self.name(node)).unwrap_or_default();
        said!(
            "（{number}）{from} → {to}",
            "({number}) {from} → {to}",
            number,
            from = name(edge.from),
            to = name(edge.to),
        )
    }

    fn told(&self, node: &Node) -> Vec<Inline> {
        let mut out = self.on_one_line(&node.label);
        if says(&node.note) {
            out.push(Inline::Text(t("（", " (").get(self.lang).to_owned()));
            out.extend(self.on_one_line(&node.note));
            out.push(Inline::Text(t("）", ")").get(self.lang).to_owned()));
        }
        out
    }

    fn line(&self, number: usize, edge: &Edge) -> Vec<Inline> {
        let mut out = vec![Inline::Text(self.heading(number, edge).get(self.lang).to_owned())];
        if says(&edge.label) {
            out.push(Inline::Text(t("：", ": ").get(self.lang).to_owned()));
            out.extend(self.on_one_line(&edge.label));
        }
        out
    }

    /// Text with its line ends as marks between parts.
    fn on_one_line(&self, runs: &[Inline]) -> Vec<Inline> {
        let mark = t("；", "; ").get(self.lang);
        let joined = |text: &str| text.replace('\n', mark);
        let one = |run: &Inline| match run {
            Inline::Text(text) => Inline::Text(joined(text)),
            Inline::Strong(text) => Inline::Strong(joined(text)),
            Inline::Struck(text) => Inline::Struck(joined(text)),
            Inline::New(text) => Inline::New(joined(text)),
            Inline::Blank { .. } => run.clone(),
        };
        runs.iter().map(one).collect()
    }
}

/// Whether there is a word in it.
fn says(runs: &[Inline]) -> bool {
    lines_of(runs).iter().any(|line| !line.is_empty())
}
