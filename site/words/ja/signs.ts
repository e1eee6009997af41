import type { Signs } from '#site/words/en/signs.ts'

export const signs: Signs = {
  name: {
    operational: '正常稼働',
    degraded_performance: '性能低下',
    partial_outage: '一部停止',
    major_outage: '全面停止',
    under_maintenance: 'メンテナンス中',
  },
  noticed: {
    operational: '使えます',
    degraded_performance: '遅い、またはエラーが出ます',
    partial_outage: '一部使えません',
    major_outage: '使えません',
    under_maintenance: '計画作業',
  },
  meaning: {
    operational: '正しく動いています',
    degraded_performance: '動いていますが、遅いか、一部でエラーが出ます',
    partial_outage: '一部の方、または一部の操作で使えません',
    major_outage: 'どなたも使えません',
    under_maintenance: '予告のうえで停止しています',
  },
  within: {
    operational: '正常稼働',
    degraded_performance: '性能低下',
    partial_outage: '一部停止',
    major_outage: '全面停止',
    under_maintenance: 'メンテナンス中',
  },
  short: {
    operational: '正常',
    degraded_performance: '性能低下',
    partial_outage: '一部停止',
    major_outage: '全面停止',
    under_maintenance: 'メンテナンス',
  },
  noData: 'データなし',
  notWatched: 'その日は監視していません',
}
