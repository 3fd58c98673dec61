//! Turtle and TriG, statement by statement. One that is wrong anywhere is left out whole, so that nobody takes half a
//! description for all of it. Brackets nest on the heap.

use oxrdf::vocab::{rdf, xsd};
use oxrdf::{GraphName, Literal, NamedNode, NamedOrBlankNode, Quad, Term};

use super::lexer::Lexer;
use super::terms::{Terms, number};
use super::token::{Token, Trouble};
use crate::read::ReadError;
use crate::sink::Bookmark;

/// Why a statement is not read to its end.
pub(super) enum Stop {
    /// It is wrong.
    Trouble(Trouble),
    /// The document goes over a limit.
    Refused(ReadError),
}

impl From<Trouble> for Stop {
    fn from(trouble: Trouble) -> Self {
        Self::Trouble(trouble)
    }
}

impl From<ReadError> for Stop {
    fn from(error: ReadError) -> Self {
        Self::Refused(error)
    }
}

/// What may come next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Want {
    Predicate,
    /// The same, or the end of what is open.
    PredicateOrEnd,
    /// The same behind a semicolon, and one more of these.
    PredicateOrEndAgain,
    Object,
    /// An object of a list, or its end.
    Element,
    /// What stands between objects, or the end of what is open.
    After,
}

/// What is open: the statement itself, and brackets in it.
struct Frame {
    shape: Shape,
    subject: Option<NamedOrBlankNode>,
    predicate: Option<NamedNode>,
}

enum Shape {
    Statement,
    /// A statement whose subject is being read.
    Subject,
    Bracket,
    /// A list, with its first node.
    List(Option<NamedOrBlankNode>),
}

/// Reads statements.
pub(super) struct Statements<'s, 't> {
    lexer: Lexer<'t>,
    pub(super) terms: Terms<'s, 't>,
    /// Where the statement begins.
    began: usize,
    /// The last word, unless it was none.
    last: Option<Token<'t>>,
    frames: Vec<Frame>,
    graph: Option<GraphName>,
    in_braces: bool,
    has_objects: bool,
    /// Whether the statement is the beginning of a graph.
    is_graph_head: bool,
    /// Whether what comes may still belong to a statement that was left out.
    echoes: bool,
}

impl<'s, 't> Statements<'s, 't> {
    pub(super) fn new(text: &'t str, terms: Terms<'s, 't>) -> Self {
        Self {
            lexer: Lexer::new(text, false),
            terms,
            began: 0,
            last: None,
            frames: Vec::new(),
            graph: Some(GraphName::DefaultGraph),
            in_braces: false,
            has_objects: false,
            is_graph_head: false,
            echoes: false,
        }
    }

    /// Reads all of them.
    pub(super) fn read(&mut self) -> Result<(), ReadError> {
        loop {
            let before = self.terms.sink.bookmark();
            self.frames.clear();
            self.has_objects = false;
            self.is_graph_head = false;
            match self.statement() {
                Ok(true) => self.echoes = false,
                Ok(false) => return Ok(()),
                Err(Stop::Refused(error)) => return Err(error),
                Err(Stop::Trouble(trouble)) => {
                    self.leave_out(before, trouble);
                    self.find_next();
                }
            }
        }
    }

    fn leave_out(&mut self, before: Bookmark, trouble: Trouble) {
        let sink = &mut *self.terms.sink;
        sink.go_back(before);
        let first = self.frames.first();
        let has_property = first.is_some_and(|frame| frame.predicate.is_some());
        // `[ … ] {` is seen to be the beginning of a graph only here.
        self.is_graph_head |=
            !self.in_braces && first.is_some() && !has_property && self.last == Some(Token::Mark(b'{'));
        // What follows a fault and could be a property with its values is an echo of it, as far as it goes wrong as that would.
        let is_echo = match self.last {
            Some(Token::Mark(_)) => true,
            None | Some(Token::Name { .. }) => first.is_none(),
            Some(_) => !has_property,
        };
        if !self.echoes || self.has_objects || self.is_graph_head || !is_echo {
            let about = self.frames.drain(..).next().and_then(|frame| frame.subject);
            sink.torn(trouble.reason, trouble.at, about);
        }
    }

    /// Goes on behind the next full stop, or with what looks like the beginning of a statement.
    fn find_next(&mut self) {
        loop {
            self.echoes = false;
            match self.last {
                // A graph whose name is wrong is left out whole: its statements belong to no other.
                Some(Token::Mark(b'{')) if self.is_graph_head => return self.enter_graph(None),
                Some(Token::Mark(b'.') | Token::End) => return,
                Some(Token::Mark(b'}')) if self.in_braces => return self.leave_graph(),
                Some(token)
                    if token.begins() && self.lexer.is_at_margin() && self.lexer.start() > self.began =>
                {
                    self.echoes = true;
                    return self.lexer.back();
                }
                _ => self.last = self.lexer.next().ok(),
            }
        }
    }

    fn token(&mut self) -> Result<Token<'t>, Trouble> {
        self.last = None;
        let token = self.lexer.next()?;
        self.last = Some(token);
        Ok(token)
    }

    fn trouble<T>(&self, reason: &'static str) -> Result<T, Stop> {
        Err(Stop::Trouble(Trouble { at: self.lexer.start(), reason }))
    }

    fn enter_graph(&mut self, name: Option<GraphName>) {
        self.graph = name;
        self.in_braces = true;
    }

    fn leave_graph(&mut self) {
        self.graph = Some(GraphName::DefaultGraph);
        self.in_braces = false;
    }

    /// Reads one; `false` at the end of the text.
    fn statement(&mut self) -> Result<bool, Stop> {
        let is = |word: &str, known| word.eq_ignore_ascii_case(known);
        let token = self.token();
        self.began = self.lexer.start();
        match token? {
            Token::End if self.in_braces => {
                self.leave_graph();
                return self.trouble("a graph without an end");
            }
            Token::End => return Ok(false),
            Token::Mark(b'}') if self.in_braces => self.leave_graph(),
            Token::Mark(b'{') if !self.in_braces => self.enter_graph(Some(GraphName::DefaultGraph)),
            Token::Mark(b'.') => self.terms.stray_stop(self.began),
            Token::At("prefix") => self.prefix(true)?,
            Token::At("base") => self.base(true)?,
            Token::Word(word) if is(word, "prefix") => self.prefix(false)?,
            Token::Word(word) if is(word, "base") => self.base(false)?,
            Token::Word(word) if is(word, "graph") && !self.in_braces => self.named_graph()?,
            Token::Mark(b'(') => {
                self.open(Shape::Subject, None);
                self.open(Shape::List(None), None);
                self.triples(Want::Element)?;
            }
            Token::Mark(b'[') => self.bracket_first()?,
            token => {
                let subject = self.node(token);
                self.is_graph_head = !self.in_braces && self.lexer.is_before(b'{');
                let subject = subject?;
                if self.is_graph_head {
                    self.token()?;
                    self.enter_graph(subject.map(GraphName::from));
                } else {
                    self.open(Shape::Statement, subject);
                    self.triples(Want::Predicate)?;
                }
            }
        }
        Ok(true)
    }

    /// A statement that begins with a bracket.
    fn bracket_first(&mut self) -> Result<(), Stop> {
        let subject: NamedOrBlankNode = self.terms.sink.fresh()?.into();
        if !self.lexer.is_before(b']') {
            self.open(Shape::Subject, None);
            self.open(Shape::Bracket, Some(subject));
            return self.triples(Want::Predicate);
        }
        self.token()?;
        if !self.in_braces && self.lexer.is_before(b'{') {
            self.token()?;
            self.enter_graph(Some(subject.into()));
            return Ok(());
        }
        self.open(Shape::Statement, Some(subject));
        self.triples(Want::Predicate)
    }

    fn named_graph(&mut self) -> Result<(), Stop> {
        self.is_graph_head = true;
        let name = match self.token()? {
            Token::Mark(b'[') if self.lexer.is_before(b']') => {
                self.token()?;
                Some(self.terms.sink.fresh()?.into())
            }
            token => self.node(token)?,
        };
        if self.token()? != Token::Mark(b'{') {
            return self.trouble("a graph without a brace");
        }
        self.enter_graph(name.map(GraphName::from));
        Ok(())
    }

    fn prefix(&mut self, has_stop: bool) -> Result<(), Stop> {
        let Token::Name { prefix, local } = self.token()? else {
            return self.trouble("a prefix without a name");
        };
        if !local.text.is_empty() {
            return self.trouble("a prefix without an address");
        }
        let Token::Iri(raw) = self.token()? else { return self.trouble("a prefix without an address") };
        self.terms.declare(prefix, raw, self.lexer.start());
        self.directive_end(has_stop)
    }

    fn base(&mut self, has_stop: bool) -> Result<(), Stop> {
        let Token::Iri(raw) = self.token()? else { return self.trouble("a base without an address") };
        self.terms.rebase(raw, self.lexer.start());
        self.directive_end(has_stop)
    }

    fn directive_end(&mut self, has_stop: bool) -> Result<(), Stop> {
        if has_stop && self.token()? != Token::Mark(b'.') {
            return self.trouble("a directive without a full stop");
        }
        Ok(())
    }

    fn node(&mut self, token: Token<'t>) -> Result<Option<NamedOrBlankNode>, Stop> {
        Ok(match token {
            Token::Iri(raw) => self.terms.iri(raw, self.lexer.start())?.map(NamedOrBlankNode::from),
            Token::Name { prefix, local } => {
                self.terms.name(prefix, local, self.lexer.start())?.map(NamedOrBlankNode::from)
            }
            Token::Label(label) => Some(self.terms.sink.blank(label)?.into()),
            _ => return self.trouble("no node to speak of"),
        })
    }

    fn open(&mut self, shape: Shape, subject: Option<NamedOrBlankNode>) {
        self.frames.push(Frame { shape, subject, predicate: None });
    }

    /// Reads on to the end of the statement.
    fn triples(&mut self, mut want: Want) -> Result<(), Stop> {
        loop {
            let token = self.token()?;
            want = match (want, token) {
                (Want::Element, Token::Mark(b')')) => self.close_list()?,
                (Want::Element, token) => {
                    self.next_of_list()?;
                    self.object(token)?
                }
                (Want::Object, token) => self.object(token)?,
                (Want::After, Token::Mark(b',')) => Want::Object,
                (Want::After | Want::PredicateOrEndAgain, Token::Mark(b';')) => Want::PredicateOrEndAgain,
                (
                    Want::After | Want::PredicateOrEnd | Want::PredicateOrEndAgain,
                    Token::Mark(mark @ (b'.' | b'}' | b']')),
                ) => match self.end(mark)? {
                    Some(want) => want,
                    None => return Ok(()),
                },
                (Want::Predicate | Want::PredicateOrEnd | Want::PredicateOrEndAgain, token) => {
                    let predicate = match token {
                        Token::Word("a") => Some(rdf::TYPE.into_owned()),
                        Token::Iri(raw) => self.terms.iri(raw, self.lexer.start())?,
                        Token::Name { prefix, local } => {
                            self.terms.name(prefix, local, self.lexer.start())?
                        }
                        _ => return self.trouble("no property"),
                    };
                    self.top().predicate = predicate;
                    Want::Object
                }
                (Want::After, _) => return self.trouble("no full stop"),
            };
        }
    }

    /// What is open innermost; while a statement is read, there is always something.
    fn top(&mut self) -> &mut Frame {
        self.frames.last_mut().expect("a statement is open")
    }

    /// Ends what is open; nothing where that is the statement.
    fn end(&mut self, mark: u8) -> Result<Option<Want>, Stop> {
        let (is_bracket, is_statement) = match self.top().shape {
            Shape::Bracket => (true, false),
            Shape::Statement => (false, true),
            Shape::Subject | Shape::List(_) => (false, false),
        };
        match mark {
            b'.' if is_statement => Ok(None),
            b'}' if is_statement && self.in_braces => {
                self.leave_graph();
                Ok(None)
            }
            b']' if is_bracket => {
                let value = self.frames.pop().and_then(|frame| frame.subject);
                self.closed(value, Want::PredicateOrEnd).map(Some)
            }
            _ => self.trouble("brackets that do not match"),
        }
    }

    /// Goes on where a bracket or a list stood, of which `value` is the node.
    fn closed(&mut self, value: Option<NamedOrBlankNode>, as_subject: Want) -> Result<Want, Stop> {
        let frame = self.top();
        if let Shape::Subject = frame.shape {
            (frame.shape, frame.subject) = (Shape::Statement, value);
            return Ok(as_subject);
        }
        self.emit(value.map(Term::from))
    }

    fn next_of_list(&mut self) -> Result<(), Stop> {
        let cell: NamedOrBlankNode = self.terms.sink.fresh()?.into();
        let frame = self.top();
        if let Shape::List(first @ None) = &mut frame.shape {
            *first = Some(cell.clone());
        } else {
            frame.predicate = Some(rdf::REST.into_owned());
            self.emit(Some(cell.clone().into()))?;
        }
        let frame = self.top();
        frame.subject = Some(cell);
        frame.predicate = Some(rdf::FIRST.into_owned());
        Ok(())
    }

    fn close_list(&mut self) -> Result<Want, Stop> {
        let frame = self.top();
        let first = match &mut frame.shape {
            Shape::List(first) => first.take(),
            _ => None,
        };
        if first.is_some() {
            frame.predicate = Some(rdf::REST.into_owned());
            self.emit(Some(rdf::NIL.into_owned().into()))?;
        }
        self.frames.pop();
        self.closed(first.or_else(|| Some(rdf::NIL.into_owned().into())), Want::Predicate)
    }

    fn object(&mut self, token: Token<'t>) -> Result<Want, Stop> {
        let object = match token {
            Token::Mark(b'[') => {
                let node = self.terms.sink.fresh()?;
                self.open(Shape::Bracket, Some(node.into()));
                return Ok(if self.lexer.is_before(b']') { Want::PredicateOrEnd } else { Want::Predicate });
            }
            Token::Mark(b'(') => {
                self.open(Shape::List(None), None);
                return Ok(Want::Element);
            }
            Token::Text(raw) => self.terms.text(&mut self.lexer, raw)?.map(Term::from),
            Token::Number(kind, text) => Some(number(kind, text)),
            Token::Word(word @ ("true" | "false")) => {
                Some(Literal::new_typed_literal(word, xsd::BOOLEAN).into())
            }
            Token::Iri(_) | Token::Name { .. } | Token::Label(_) => self.node(token)?.map(Term::from),
            _ => return self.trouble("no value"),
        };
        self.emit(object)
    }

    /// Takes a triple down, unless a part of it could not be saved.
    fn emit(&mut self, object: Option<Term>) -> Result<Want, Stop> {
        self.has_objects = true;
        let frame = self.frames.last().expect("a statement is open");
        if let (Some(subject), Some(predicate), Some(object), Some(graph)) =
            (&frame.subject, &frame.predicate, object, &self.graph)
        {
            let quad = Quad::new(subject.clone(), predicate.clone(), object, graph.clone());
            self.terms.sink.add(quad)?;
        } else if let (None, Some(subject)) = (&self.graph, &frame.subject) {
            self.terms.sink.gaps.insert(subject.clone());
        }
        Ok(if let Shape::List(_) = frame.shape { Want::Element } else { Want::After })
    }
}
