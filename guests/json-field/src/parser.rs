//! A parser that skips over values and reports where they lie.

/// Deeper documents are refused, so that the stack is bounded.
const DEPTH_MAX: usize = 128;

pub enum Failure {
    Malformed,
    Missing,
}

type Parsed<T> = Result<T, Failure>;

pub struct Parser<'a> {
    text: &'a [u8],
    position: usize,
}

impl<'a> Parser<'a> {
    pub fn new(text: &'a [u8]) -> Self {
        Parser { text, position: 0 }
    }

    /// The one value that the text holds, without the space around it.
    pub fn only_value(&mut self) -> Parsed<&'a [u8]> {
        core::str::from_utf8(self.text).map_err(|_| Failure::Malformed)?;
        let value = self.value(DEPTH_MAX)?;
        self.space();
        if self.position == self.text.len() { Ok(value) } else { Err(Failure::Malformed) }
    }

    /// The value of a member of the object that the text is.
    pub fn member(&mut self, name: &[u8]) -> Parsed<&'a [u8]> {
        let mut found = None;
        let mut again = false;
        self.object(DEPTH_MAX, |member, value| {
            if member == name {
                again = found.is_some();
                found = Some(value);
            }
        })?;
        if again { Err(Failure::Missing) } else { found.ok_or(Failure::Missing) }
    }

    /// An item of the array that the text is.
    pub fn item(&mut self, index: usize) -> Parsed<&'a [u8]> {
        let mut found = None;
        let mut count = 0;
        self.array(DEPTH_MAX, |value| {
            if count == index {
                found = Some(value);
            }
            count += 1;
        })?;
        found.ok_or(Failure::Missing)
    }

    fn peek(&self) -> Option<u8> {
        self.text.get(self.position).copied()
    }

    /// Steps over a byte if it is the next.
    fn accept(&mut self, byte: u8) -> bool {
        let accepted = self.peek() == Some(byte);
        self.position += accepted as usize;
        accepted
    }

    fn expect(&mut self, byte: u8) -> Parsed<()> {
        if self.accept(byte) { Ok(()) } else { Err(Failure::Malformed) }
    }

    fn space(&mut self) {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.peek() {
            self.position += 1;
        }
    }

    fn value(&mut self, depth: usize) -> Parsed<&'a [u8]> {
        let depth = depth.checked_sub(1).ok_or(Failure::Malformed)?;
        self.space();
        let start = self.position;
        match self.peek() {
            Some(b'{') => self.object(depth, |_, _| ())?,
            Some(b'[') => self.array(depth, |_| ())?,
            Some(b'"') => drop(self.string()?),
            Some(b'-' | b'0'..=b'9') => self.number()?,
            Some(b't') => self.word(b"true")?,
            Some(b'f') => self.word(b"false")?,
            Some(b'n') => self.word(b"null")?,
            _ => return Err(Failure::Malformed),
        }
        Ok(&self.text[start..self.position])
    }

    fn object(&mut self, depth: usize, mut visit: impl FnMut(&'a [u8], &'a [u8])) -> Parsed<()> {
        self.expect(b'{')?;
        self.space();
        if self.accept(b'}') {
            return Ok(());
        }
        loop {
            self.space();
            let name = self.string()?;
            self.space();
            self.expect(b':')?;
            let value = self.value(depth)?;
            visit(name, value);
            self.space();
            if !self.accept(b',') {
                return self.expect(b'}');
            }
        }
    }

    fn array(&mut self, depth: usize, mut visit: impl FnMut(&'a [u8])) -> Parsed<()> {
        self.expect(b'[')?;
        self.space();
        if self.accept(b']') {
            return Ok(());
        }
        loop {
            visit(self.value(depth)?);
            self.space();
            if !self.accept(b',') {
                return self.expect(b']');
            }
        }
    }

    /// A string; returns what stands between the quotation marks.
    fn string(&mut self) -> Parsed<&'a [u8]> {
        self.expect(b'"')?;
        let start = self.position;
        loop {
            match self.peek().ok_or(Failure::Malformed)? {
                b'"' => {
                    self.position += 1;
                    return Ok(&self.text[start..self.position - 1]);
                }
                b'\\' => self.escape()?,
                0..=0x1F => return Err(Failure::Malformed),
                _ => self.position += 1,
            }
        }
    }

    fn escape(&mut self) -> Parsed<()> {
        let digits = match self.text.get(self.position + 1) {
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => 0,
            Some(b'u') => 4,
            _ => return Err(Failure::Malformed),
        };
        self.position += 2;
        for _ in 0..digits {
            if !self.peek().is_some_and(|byte| byte.is_ascii_hexdigit()) {
                return Err(Failure::Malformed);
            }
            self.position += 1;
        }
        Ok(())
    }

    fn number(&mut self) -> Parsed<()> {
        self.accept(b'-');
        if !self.accept(b'0') {
            self.digits()?;
        }
        if self.accept(b'.') {
            self.digits()?;
        }
        if self.accept(b'e') || self.accept(b'E') {
            let _ = self.accept(b'+') || self.accept(b'-');
            self.digits()?;
        }
        Ok(())
    }

    /// One digit or more.
    fn digits(&mut self) -> Parsed<()> {
        let start = self.position;
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.position += 1;
        }
        if self.position > start { Ok(()) } else { Err(Failure::Malformed) }
    }

    fn word(&mut self, word: &[u8]) -> Parsed<()> {
        if !self.text[self.position..].starts_with(word) {
            return Err(Failure::Malformed);
        }
        self.position += word.len();
        Ok(())
    }
}
