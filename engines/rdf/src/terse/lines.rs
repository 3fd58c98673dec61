//! N-Triples and N-Quads, line by line. A line that is wrong costs itself.

use oxrdf::{GraphName, NamedOrBlankNode, Quad, Term};

use super::lexer::Lexer;
use super::statements::Stop;
use super::terms::Terms;
use super::token::{Token, Trouble};
use crate::read::ReadError;

/// Reads lines.
pub(super) struct Lines<'s, 't> {
    lexer: Lexer<'t>,
    terms: Terms<'s, 't>,
    /// What the line speaks of.
    about: Option<NamedOrBlankNode>,
}

impl<'s, 't> Lines<'s, 't> {
    pub(super) fn new(text: &'t str, terms: Terms<'s, 't>) -> Self {
        Self { lexer: Lexer::new(text, true), terms, about: None }
    }

    /// Reads all of them.
    pub(super) fn read(&mut self) -> Result<(), ReadError> {
        loop {
            self.about = None;
            match self.lexer.next().map_err(Stop::from).and_then(|first| self.line(first)) {
                Ok(true) => {}
                Ok(false) => return Ok(()),
                Err(Stop::Refused(error)) => return Err(error),
                Err(Stop::Trouble(trouble)) => {
                    let about = self.about.take();
                    self.terms.sink.torn(trouble.reason, trouble.at, about);
                    self.lexer.leave_line();
                }
            }
        }
    }

    fn trouble<T>(&mut self, token: Token<'_>, reason: &'static str) -> Result<T, Stop> {
        let at = self.lexer.start();
        if token == Token::Line {
            self.lexer.back();
        }
        Err(Stop::Trouble(Trouble { at, reason }))
    }

    fn line(&mut self, first: Token<'t>) -> Result<bool, Stop> {
        match first {
            Token::End => return Ok(false),
            Token::Line => return Ok(true),
            Token::Mark(b'.') => {
                self.terms.stray_stop(self.lexer.start());
                return Ok(true);
            }
            _ => {}
        }
        let subject = self.node(first, "no node to speak of")?;
        self.about.clone_from(&subject);
        let predicate = match self.lexer.next()? {
            Token::Iri(raw) => self.terms.iri(raw, self.lexer.start())?,
            other => return self.trouble(other, "no property"),
        };
        let object = match self.lexer.next()? {
            Token::Text(raw) => self.terms.text(&mut self.lexer, raw)?.map(Term::from),
            other => self.node(other, "no value")?.map(Term::from),
        };
        let mut graph = Some(GraphName::DefaultGraph);
        let mut token = self.lexer.next()?;
        if matches!(token, Token::Iri(_) | Token::Label(_)) {
            graph = self.node(token, "no graph")?.map(GraphName::from);
            token = self.lexer.next()?;
        }
        if token != Token::Mark(b'.') {
            return self.trouble(token, "no full stop");
        }
        if let (Some(subject), Some(predicate), Some(object), Some(graph)) =
            (subject, predicate, object, graph)
        {
            self.terms.sink.add(Quad::new(subject, predicate, object, graph))?;
        }
        Ok(true)
    }

    fn node(&mut self, token: Token<'t>, reason: &'static str) -> Result<Option<NamedOrBlankNode>, Stop> {
        match token {
            Token::Iri(raw) => Ok(self.terms.iri(raw, self.lexer.start())?.map(NamedOrBlankNode::from)),
            Token::Label(label) => Ok(Some(self.terms.sink.blank(label)?.into())),
            other => self.trouble(other, reason),
        }
    }
}
