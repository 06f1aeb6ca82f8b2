import { type ReactNode, useRef } from 'react'
import { Button } from '../../ui/button.tsx'
import { importableTypes } from './importable.ts'

interface FilePickerProps {
  readonly label: string
  readonly icon?: ReactNode
  readonly busy?: boolean
  readonly small?: boolean
  readonly onFiles: (files: File[]) => void
}

/** A button that asks for text files. */
export const FilePicker = ({ label, icon, busy, small, onFiles }: FilePickerProps) => {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept={importableTypes}
        aria-label={label}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])]
          // The same file may be picked again later.
          event.target.value = ''
          if (files.length > 0) onFiles(files)
        }}
      />
      <Button
        icon={icon}
        small={small ?? false}
        busy={busy ?? false}
        onClick={() => input.current?.click()}
      >
        {label}
      </Button>
    </>
  )
}
