import { LIMITS } from '@earntrack/contract';
import { type KeyboardEvent, useState } from 'react';
import { Field, type FieldTexts } from './field.tsx';

interface TagInputProps extends FieldTexts {
  tags: readonly string[];
  onChange: (tags: string[]) => void;
  /** Tags that are used already. */
  known: readonly string[];
}

const TAGS_OFFERED = 6;

/** Tags by typing: a comma or Enter adds one, Backspace in the empty field takes the last one away. */
export function TagInput({ label, hint, error, tags, onChange, known }: TagInputProps) {
  const [text, setText] = useState('');
  const add = (typed: string) => {
    onChange(withTags(tags, typed));
    setText('');
  };
  const type = (typed: string) => {
    if (/[,;\n]/.test(typed)) add(typed);
    else setText(typed);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && text.trim() !== '') {
      event.preventDefault();
      add(text);
    }
    if (event.key === 'Backspace' && text === '' && tags.length > 0) onChange(tags.slice(0, -1));
  };
  const offered = known.filter((tag) => !isAmong(tags, tag) && startsLike(tag, text)).slice(0, TAGS_OFFERED);
  return (
    <div className="tag-input">
      <Field label={label} hint={hint} error={error}>
        {(control) => (
          <input
            {...control}
            className="input"
            autoComplete="off"
            autoCapitalize="none"
            maxLength={LIMITS.tagLength}
            placeholder={tags.length === 0 ? 'Optional, like “night” or “airport”' : 'Another one'}
            value={text}
            onChange={(event) => type(event.target.value)}
            onKeyDown={onKeyDown}
            onBlur={() => text.trim() !== '' && add(text)}
          />
        )}
      </Field>
      <TagChips tags={tags} offered={offered} onChange={onChange} onAdd={add} />
    </div>
  );
}

interface TagChipsProps {
  tags: readonly string[];
  offered: readonly string[];
  onChange: (tags: string[]) => void;
  onAdd: (tag: string) => void;
}

function TagChips({ tags, offered, onChange, onAdd }: TagChipsProps) {
  if (tags.length === 0 && offered.length === 0) return null;
  return (
    <ul className="chips" aria-label="Tags">
      {tags.map((tag) => (
        <li key={tag}>
          <button
            type="button"
            className="chip"
            aria-pressed="true"
            aria-label={`Remove tag ${tag}`}
            onClick={() => onChange(tags.filter((other) => other !== tag))}
          >
            {tag} <span aria-hidden="true">×</span>
          </button>
        </li>
      ))}
      {offered.map((tag) => (
        <li key={tag}>
          <button
            type="button"
            className="chip"
            aria-label={`Add tag ${tag}`}
            // The field keeps the focus: leaving it would add what is half typed.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onAdd(tag)}
          >
            <span aria-hidden="true">+</span> {tag}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** The tags with those of a typed or pasted text, each once whatever its case. */
export function withTags(tags: readonly string[], typed: string): string[] {
  const all = [...tags];
  for (const part of typed.split(/[,;\n]/)) {
    const tag = part.trim().slice(0, LIMITS.tagLength);
    if (tag !== '' && !isAmong(all, tag)) all.push(tag);
  }
  return all.slice(0, LIMITS.tagsOfEarning);
}

function isAmong(tags: readonly string[], tag: string): boolean {
  return tags.some((other) => other.toLowerCase() === tag.toLowerCase());
}

function startsLike(tag: string, text: string): boolean {
  return tag.toLowerCase().startsWith(text.trim().toLowerCase());
}
