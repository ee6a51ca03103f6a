import type { ComponentType } from "react";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Breadcrumbs } from "#app/components/govuk/breadcrumbs.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { CharacterCount } from "#app/components/govuk/character-count.tsx";
import { Checkboxes } from "#app/components/govuk/checkboxes.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { Details } from "#app/components/govuk/details.tsx";
import { ErrorMessage } from "#app/components/govuk/error-message.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { ExitThisPage } from "#app/components/govuk/exit-this-page.tsx";
import { Fieldset } from "#app/components/govuk/fieldset.tsx";
import { FileUpload } from "#app/components/govuk/file-upload.tsx";
import { Hint } from "#app/components/govuk/hint.tsx";
import { Input } from "#app/components/govuk/input.tsx";
import { InsetText } from "#app/components/govuk/inset-text.tsx";
import { Label } from "#app/components/govuk/label.tsx";
import { NotificationBanner } from "#app/components/govuk/notification-banner.tsx";
import { Pagination } from "#app/components/govuk/pagination.tsx";
import { Panel } from "#app/components/govuk/panel.tsx";
import { PasswordInput } from "#app/components/govuk/password-input.tsx";
import { PhaseBanner } from "#app/components/govuk/phase-banner.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { ServiceNavigation } from "#app/components/govuk/service-navigation.tsx";
import { SkipLink } from "#app/components/govuk/skip-link.tsx";
import { SummaryList } from "#app/components/govuk/summary-list.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { Tabs } from "#app/components/govuk/tabs.tsx";
import { Tag } from "#app/components/govuk/tag.tsx";
import { TaskList } from "#app/components/govuk/task-list.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { WarningText } from "#app/components/govuk/warning-text.tsx";

/** Every component that mirrors an official one, by its official name. */
export const COMPONENTS = {
  "back-link": BackLink,
  breadcrumbs: Breadcrumbs,
  button: Button,
  "character-count": CharacterCount,
  checkboxes: Checkboxes,
  "date-input": DateInput,
  details: Details,
  "error-message": ErrorMessage,
  "error-summary": ErrorSummary,
  "exit-this-page": ExitThisPage,
  fieldset: Fieldset,
  "file-upload": FileUpload,
  hint: Hint,
  input: Input,
  "inset-text": InsetText,
  label: Label,
  "notification-banner": NotificationBanner,
  pagination: Pagination,
  panel: Panel,
  "password-input": PasswordInput,
  "phase-banner": PhaseBanner,
  radios: Radios,
  select: Select,
  "service-navigation": ServiceNavigation,
  "skip-link": SkipLink,
  "summary-list": SummaryList,
  table: Table,
  tabs: Tabs,
  tag: Tag,
  "task-list": TaskList,
  textarea: Textarea,
  "warning-text": WarningText,
} as unknown as Record<string, ComponentType<Record<string, unknown>>>;
