import { m } from '#lib/paraglide/messages.js';
import { askForm, type AskForm } from '#lib/platform/ask-form.ts';
import { EnterExposure, WithdrawExposure } from '#schema/documents/action.ts';

/** What was entered last is offered as a beginning: figures come month after month for the same product. */
export const enterVolumeForm = (branches: readonly { id: string; label: string }[], last?: { product: string; unit: string; branch: { id: string } | null }): AskForm =>
  askForm({
    key: 'volume', title: m.action_volume_enter(), about: m.action_volume_enter_about(), go: m.action_volume_enter_go(), done: m.action_volume_entered(), wide: true, document: EnterExposure,
    fields: [
      { name: 'product', label: m.action_volume_product(), required: true, half: true, initial: last?.product ?? '' },
      { name: 'branchId', label: m.action_volume_branch(), type: 'select', half: true, initial: last?.branch?.id ?? '', hint: m.action_volume_branch_hint(), options: branches.map(({ id, label }) => ({ value: id, label })) },
      { name: 'from', label: m.action_volume_from(), type: 'date', required: true, half: true },
      { name: 'to', label: m.action_volume_to(), type: 'date', required: true, half: true },
      { name: 'volume', label: m.action_volume_volume(), type: 'number', required: true, half: true },
      { name: 'unit', label: m.action_volume_unit(), required: true, half: true, initial: last?.unit ?? '', hint: m.action_volume_unit_hint() },
      { name: 'mark', label: m.action_volume_mark(), hint: m.action_volume_mark_hint() },
    ],
    variables: ({ product = '', branchId, from = '', to = '', volume, unit = '', mark }) => ({
      input: { product: product.trim(), branchId: branchId || null, from, to, volume: Number((volume ?? '').replace(/[,٬\s]/g, '')) || 0, unit: unit.trim(), mark: mark || null },
    }),
  });

export const withdrawVolumeForm = ({ id, product }: { id: string; product: string }): AskForm =>
  askForm({
    key: `${id}.withdraw`, title: m.action_volume_withdraw(), about: product, go: m.action_volume_withdraw(), done: m.action_volume_withdrawn(), danger: true, document: WithdrawExposure,
    fields: [{ name: 'reason', label: m.action_volume_why(), type: 'textarea', required: true }], variables: ({ reason = '' }) => ({ id, reason }),
  });
