//! Words that carry little: articles, prepositions, conjunctions. They are indexed, but a query does not insist on them.

use super::Language;

/// Folded forms.
fn list(language: Language) -> &'static str {
    match language {
        Language::Bg => "и в във на за от с със по до при или към из около между",
        Language::Cs => "a i v ve na o do z ze s se k ke u pro po od nebo za",
        Language::Da => "og i pa af til for med en et den det der som om fra ved eller de",
        Language::De => {
            "und der die das den dem des in im am an auf von vom zu zum zur fur mit ein eine einer eines bei uber oder aus nach"
        }
        Language::El => "και ο η το οι τα του τησ των τον την στο στη στην στα στισ για με απο σε",
        Language::En => "the of and in to for a an on at by with from or is are about",
        Language::Es => "de la el los las y en del a para por con un una unos unas o al sobre",
        Language::Et => "ja ning voi on ei see",
        Language::Fi => "ja tai on ei se seka",
        Language::Fr => "de la le les des du et en a au aux pour par sur un une dans ou avec l d",
        Language::Ga => "an na agus i ar le do de ag as o go sa san no",
        Language::Hr => "i u na za od do s sa po o iz k ili pri te",
        Language::Hu => "a az es vagy egy meg hogy nem",
        Language::It => {
            "di del della dei delle degli il lo la i gli le e in a per da con un una su al alla nel nella o"
        }
        Language::Lt => "ir i is su del ar prie nuo iki apie",
        Language::Lv => "un par no ar uz pie vai ir lidz",
        Language::Mt => "ta tal il l u f fil ma minn ghal jew",
        Language::Nl => "de het een en van in op voor met te bij aan of uit over naar",
        Language::Pl => "i w we na z ze do o od dla po przez lub oraz u a",
        Language::Pt => "de do da dos das e o a os as em no na nos nas para por com um uma ou ao",
        Language::Ro => "de la si in din pe cu pentru al a ale ai un o sau despre",
        Language::Sk => "a i v vo na o do z zo s so k ku u pre po od alebo za",
        Language::Sl => "in v na za od do s z po o iz k ali pri ter",
        Language::Sv => "och i pa av till for med en ett den det som om fran vid eller de",
    }
}

/// Whether the folded word is a small one in any of the languages.
pub(crate) fn is_stop_word(folded: &str, languages: &[Language]) -> bool {
    languages.iter().any(|language| list(*language).split(' ').any(|word| word == folded))
}

#[cfg(test)]
mod tests {
    use super::super::fold_word;
    use super::*;

    #[test]
    fn a_small_word_is_one_in_its_language_only() {
        assert!(is_stop_word("the", &[Language::De, Language::En]));
        assert!(!is_stop_word("the", &[Language::De]));
    }

    #[test]
    fn every_list_has_words_and_they_are_folded() {
        for language in Language::ALL {
            let words: Vec<&str> = list(language).split(' ').collect();
            assert!(words.len() >= 6, "{language}");
            assert!(words.iter().all(|word| fold_word(word) == **word), "{language}");
        }
    }
}
