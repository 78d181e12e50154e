import type { Board } from '../board.ts';

export const systemResources: Board = {
  uid: 'earntrack-resources',
  title: 'EarnTrack: system resources',
  rows: [
    {
      title: 'The server',
      panels: [
        {
          title: 'Processor, of one core or of the part that it may use',
          unit: 'percentunit',
          queries: {
            '{{instance}}':
              'rate(process_cpu_seconds_total{job="earntrack"}[5m]) / clamp_max(process_cpu_limit_cores{job="earntrack"}, 1)',
          },
        },
        {
          title: 'Memory',
          unit: 'bytes',
          queries: {
            'used by {{instance}}': 'process_resident_memory_bytes{job="earntrack"}',
            limit: 'process_memory_limit_bytes{job="earntrack"}',
            heap: 'nodejs_heap_size_used_bytes{job="earntrack"}',
          },
        },
        {
          title: 'Lateness of the event loop',
          unit: 's',
          queries: {
            p50: 'nodejs_eventloop_lag_p50_seconds{job="earntrack"}',
            p99: 'nodejs_eventloop_lag_p99_seconds{job="earntrack"}',
          },
        },
        {
          title: 'Open files',
          unit: 'short',
          queries: { '{{instance}}': 'process_open_fds{job="earntrack"}' },
        },
      ],
    },
    {
      title: 'The machine',
      panels: [
        {
          title: 'Processor',
          unit: 'percentunit',
          queries: {
            '{{instance}}':
              '1 - avg by (instance) (rate(node_cpu_seconds_total{job="node", mode="idle"}[5m]))',
          },
        },
        {
          title: 'Memory in use',
          unit: 'percentunit',
          queries: { '{{instance}}': '1 - node_memory_MemAvailable_bytes / node_memory_MemTotal_bytes' },
        },
        {
          title: 'Disks: used',
          unit: 'percentunit',
          queries: {
            '{{mountpoint}}':
              '1 - node_filesystem_avail_bytes{job="node", fstype!~"squashfs|iso9660|ramfs"} / (node_filesystem_size_bytes > 0)',
          },
        },
        {
          title: 'Disks: read and written',
          unit: 'Bps',
          queries: {
            'read {{device}}': 'rate(node_disk_read_bytes_total{job="node"}[5m])',
            'written {{device}}': 'rate(node_disk_written_bytes_total{job="node"}[5m])',
          },
        },
        {
          title: 'Network',
          unit: 'Bps',
          queries: {
            'in {{device}}': 'rate(node_network_receive_bytes_total{job="node"}[5m])',
            'out {{device}}': 'rate(node_network_transmit_bytes_total{job="node"}[5m])',
          },
        },
        {
          title: 'Load, by the cores',
          unit: 'short',
          queries: {
            '{{instance}}':
              'node_load5{job="node"} / count by (job, instance) (node_cpu_seconds_total{mode="idle"})',
          },
        },
      ],
    },
  ],
};
